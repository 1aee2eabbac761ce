import { KeyRound } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import type { Person } from '../../../utils/domain/people.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { t, tCount } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Notice } from '../../shared/Notice.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { MembershipList } from './MembershipList.tsx';
import { OpenedList } from './OpenedList.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { SureDialog } from './SureDialog.tsx';

/** Most of whom it is looked up by itself. */
const MOST_READ = 10;

/** What those who go have opened, before nobody can ask for it any more. */
function Opened({ app, people }: { app: ConsoleApp; people: readonly Person[] }) {
  const { team } = app;
  useEffect(() => {
    void team.readOpened(people.slice(0, MOST_READ));
  }, [people]);
  return (
    <>
      {people.map((person) => {
        const opened = team.opened.value.get(person.id);
        return opened === undefined ? null : <OpenedList key={person.id} person={person} opened={opened} />;
      })}
    </>
  );
}

/** Whichever is open. */
export function TeamDialogs({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const { team } = app;
  const dialog = team.dialog.value;
  switch (dialog?.kind) {
    case 'invite':
      return <InviteDialog app={app} provider={provider} />;
    case 'person':
      return <PersonDialog app={app} person={dialog.person} />;
    case 'confirm':
      return <ConfirmDialog app={app} people={dialog.people} />;
    case 'role': {
      const isUp = dialog.role === 'providerAdmin';
      return (
        <SureDialog
          app={app}
          people={dialog.people}
          action={isUp ? 'promote' : 'demote'}
          title={() => t(isUp ? 'promote_title' : 'demote_title')}
          doWords={(count) => tCount(isUp ? 'promote_do' : 'demote_do', count)}
          onDo={(people) => void team.changeRole(people, dialog.role)}
        >
          {() => <p>{t(isUp ? 'promote_text' : 'demote_text')}</p>}
        </SureDialog>
      );
    }
    case 'remove':
      return (
        <SureDialog
          app={app}
          people={dialog.people}
          action="remove"
          title={(count) => tCount('remove_title', count)}
          doWords={(count) => tCount('remove_do', count)}
          isDanger
          onDo={(people) => void team.remove(people)}
        >
          {(leaving) => (
            <>
              <p>{t('remove_text')}</p>
              <Notice kind="warn" icon={KeyRound}>
                {t('remove_key_text')}
              </Notice>
              {leaving.length > 0 && (
                <>
                  <Opened app={app} people={leaving} />
                  <MembershipList app={app} people={leaving} />
                </>
              )}
            </>
          )}
        </SureDialog>
      );
    default:
      return null;
  }
}
