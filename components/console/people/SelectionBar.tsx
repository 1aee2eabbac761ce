import { t, tCount } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Button } from '../../shared/Button.tsx';

/** What can be done with all who are selected; who is not in the right state is left out. */
export function SelectionBar({ app, onClear }: { app: ConsoleApp; onClear: () => void }) {
  const { people, team } = app;
  const selected = people.selected.value;
  if (selected.length === 0) return null;
  const invited = selected.filter(({ status }) => status === 'invited');
  const accepted = selected.filter(({ status }) => status === 'accepted');
  return (
    <section class="selection-bar" aria-label={t('people_selection')}>
      <span class="strong" role="status">
        {tCount('people_selected', selected.length)}
      </span>
      <Button
        size="s"
        notAllowed={accepted.length === 0 ? t('people_none_accepted') : undefined}
        onClick={() => team.open({ kind: 'confirm', people: accepted })}
      >
        {tCount('people_confirm_many', accepted.length)}
      </Button>
      <Button
        size="s"
        busy={team.busy.value}
        notAllowed={invited.length === 0 ? t('people_none_invited') : undefined}
        onClick={() => void team.resend(invited)}
      >
        {tCount('people_resend_many', invited.length)}
      </Button>
      <Button size="s" onClick={() => team.open({ kind: 'role', people: selected, role: 'providerAdmin' })}>
        {t('person_promote')}
      </Button>
      <Button size="s" onClick={() => team.open({ kind: 'role', people: selected, role: 'serviceUser' })}>
        {t('person_demote')}
      </Button>
      <Button size="s" onClick={() => team.open({ kind: 'remove', people: selected })}>
        {t('person_remove')}
      </Button>
      <Button size="s" kind="quiet" onClick={onClear}>
        {t('people_unselect')}
      </Button>
    </section>
  );
}
