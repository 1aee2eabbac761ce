import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Person } from '../../../utils/domain/people.ts';
import { type PersonAction, personDenial } from '../../../utils/domain/peopleRules.ts';
import { t, tMember } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Dialog } from '../Dialog.tsx';
import { PersonCell } from './PersonCells.tsx';

const NOBODY: readonly Person[] = [];

export interface SureDialogProps {
  app: ConsoleApp;
  people: readonly Person[];
  action: PersonAction;
  /** Of how many it will be done to. */
  title: (count: number) => string;
  /** What it will mean for those it will be done to. */
  children: (able: readonly Person[]) => ComponentChildren;
  doWords: (count: number) => string;
  isDanger?: boolean;
  onDo: (people: readonly Person[]) => void;
}

/** Names all it is about; whoever cannot be among them is named with the reason, and left out. */
export function SureDialog({
  app,
  people,
  action,
  title,
  children,
  doWords,
  isDanger,
  onDo,
}: SureDialogProps) {
  const { team } = app;
  const all = app.people.people.value ?? NOBODY;
  const { found, able } = useMemo(() => {
    const found = people.map((person) => ({ person, denial: personDenial(action, person, all) }));
    return { found, able: found.filter(({ denial }) => denial === null).map(({ person }) => person) };
  }, [action, people, all]);
  return (
    <Dialog
      title={title(able.length || people.length)}
      onClose={team.close}
      actions={
        <>
          <Button onClick={team.close}>{t('dialog_cancel')}</Button>
          <Button
            kind={isDanger ? 'danger' : 'primary'}
            busy={team.busy.value}
            notAllowed={able.length === 0 ? t('people_none_can') : undefined}
            onClick={() => onDo(able)}
          >
            {doWords(able.length)}
          </Button>
        </>
      }
    >
      {team.failure.value && <FailureNotice failure={team.failure.value} />}
      {children(able)}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrows */}
      <ul class="sure-list" aria-label={t('people_title')} tabIndex={0}>
        {found.map(({ person, denial }) => (
          <li key={person.id}>
            <PersonCell person={person} />
            {denial && <span class="small text-danger">{tMember('person_denial', denial)}</span>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
