import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ProviderUserId } from '../../../utils/domain/ids.ts';
import type { Person } from '../../../utils/domain/people.ts';
import { t, tCount } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Skeleton } from '../../shared/Skeleton.tsx';
import { Dialog } from '../Dialog.tsx';
import { toggled } from '../table/selectRange.ts';
import { KeyCheck } from './KeyCheck.tsx';

/** One check for each person: the words they read aloud are those of the key that is sealed to. */
export function ConfirmDialog({ app, people }: { app: ConsoleApp; people: readonly Person[] }) {
  const { team } = app;
  const checked = useSignal<ReadonlySet<string>>(new Set());
  const offer = team.keys.value;
  useEffect(() => {
    void team.readKeys(people);
  }, [people]);

  const failure = team.failure.value;
  const isWaiting = offer === null && failure === null;
  const chosen = (offer?.keys ?? []).filter(({ id, state }) => checked.value.has(id) && state !== 'changed');
  const ids: ProviderUserId[] = chosen.map(({ id }) => id);
  return (
    <Dialog
      title={tCount('confirm_title', people.length)}
      onClose={team.close}
      summary={offer && tCount('confirm_summary', people.length, String(ids.length))}
      actions={
        <>
          <Button onClick={team.close}>{t('dialog_cancel')}</Button>
          <Button
            kind="primary"
            busy={team.busy.value}
            notAllowed={ids.length === 0 ? t('confirm_unchecked') : undefined}
            onClick={() => offer && void team.confirm(offer, ids)}
          >
            {ids.length > 0 ? tCount('confirm_do', ids.length) : t('confirm_do_none')}
          </Button>
        </>
      }
    >
      <p>{t('confirm_lead')}</p>
      {failure && <FailureNotice failure={failure} onRetry={() => void team.readKeys(people)} />}
      {isWaiting && <Skeleton rows={3} label={t('confirm_loading')} />}
      {offer && (
        <ul class="key-checks">
          {people.map((person) => (
            <KeyCheck
              key={person.id}
              person={person}
              offered={offer.keys.find(({ id }) => id === person.id) ?? null}
              isChecked={checked.value.has(person.id)}
              onCheck={() => {
                checked.value = toggled(checked.value, person.id);
              }}
              busy={team.busy.value}
              onAcknowledge={() => void team.acknowledge(person.id, people)}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
