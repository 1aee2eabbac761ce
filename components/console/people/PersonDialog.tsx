import { Mail } from 'lucide-preact';
import type { Person } from '../../../utils/domain/people.ts';
import { type PersonAction, personDenial } from '../../../utils/domain/peopleRules.ts';
import { t, tMember } from '../../../utils/domain/text.ts';
import { fullTime } from '../../../utils/domain/time.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Dialog } from '../Dialog.tsx';
import { roleName } from '../roleName.ts';
import { StatusCell } from './PersonCells.tsx';

/** When, and from where that is known; never guessed. */
function invitedWords({ invitedAt, loggedInviteAt }: Person): string {
  if (invitedAt !== null) return fullTime(invitedAt);
  if (loggedInviteAt !== undefined) return t('person_invited_logged', fullTime(loggedInviteAt));
  return t('person_invited_unknown');
}

/** What is known of one person, what is not, and all that can be done, each with the reason why not. */
export function PersonDialog({ app, person }: { app: ConsoleApp; person: Person }) {
  const { team } = app;
  const all = app.people.people.value ?? [];
  /** undefined: it can be done. */
  const denialOf = (action: PersonAction) => {
    const denial = personDenial(action, person, all);
    return denial === null ? undefined : tMember('person_denial', denial);
  };
  const one = [person];
  const other = person.role === 'providerAdmin' ? 'serviceUser' : 'providerAdmin';
  const isInvited = person.status === 'invited';
  return (
    <Dialog
      title={<bdi>{person.name ?? person.email}</bdi>}
      onClose={team.close}
      actions={<Button onClick={team.close}>{t('dialog_close')}</Button>}
    >
      {team.failure.value && <FailureNotice failure={team.failure.value} />}
      <dl class="facts-list">
        <dt>{t('person_email')}</dt>
        <dd>
          <bdi>{person.email}</bdi>
        </dd>
        <dt>{t('people_role')}</dt>
        <dd>{roleName(person.role)}</dd>
        <dt>{t('people_status')}</dt>
        <dd>
          <StatusCell status={person.status} />
        </dd>
        <dt>{t('people_invited_from_here')}</dt>
        <dd>{invitedWords(person)}</dd>
        <dt>{t('person_two_step')}</dt>
        <dd>{t('person_two_step_unknown')}</dd>
      </dl>
      <ul class="person-doors">
        {isInvited && (
          <li>
            <Button icon={Mail} busy={team.busy.value} onClick={() => void team.resend(one)}>
              {t('people_resend')}
            </Button>
          </li>
        )}
        {person.status === 'accepted' && (
          <Door
            words={t('people_confirm')}
            denial={denialOf('confirm')}
            onClick={() => team.open({ kind: 'confirm', people: one })}
          />
        )}
        <Door
          words={t(other === 'providerAdmin' ? 'person_promote' : 'person_demote')}
          denial={denialOf(other === 'providerAdmin' ? 'promote' : 'demote')}
          onClick={() => team.open({ kind: 'role', people: one, role: other })}
        />
        <Door
          words={t('person_remove')}
          denial={denialOf('remove')}
          onClick={() => team.open({ kind: 'remove', people: one })}
        />
      </ul>
    </Dialog>
  );
}

function Door(props: { words: string; denial: string | undefined; onClick: () => void }) {
  const { words, denial, onClick } = props;
  return (
    <li>
      <Button notAllowed={denial} onClick={onClick}>
        {words}
      </Button>
      {denial && <span class="small text-2">{denial}</span>}
    </li>
  );
}
