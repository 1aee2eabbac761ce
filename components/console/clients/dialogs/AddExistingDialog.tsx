import { useSignal } from '@preact/signals';
import type { AddableOrganization } from '../../../../utils/domain/clientLife.ts';
import type { Provider } from '../../../../utils/domain/providers.ts';
import { t, tCount } from '../../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../../utils/state/consoleApp.ts';
import { Button } from '../../../shared/Button.tsx';
import { EmptyState } from '../../../shared/EmptyState.tsx';
import { FailureNotice } from '../../../shared/FailureNotice.tsx';
import { Named } from '../../../shared/Named.tsx';
import { Notice } from '../../../shared/Notice.tsx';
import { Skeleton } from '../../../shared/Skeleton.tsx';
import { Dialog } from '../../Dialog.tsx';
import { RadioList } from '../../settings/RadioList.tsx';
import { OutcomeNotice } from './OutcomeNotice.tsx';

/** An organization one owns becomes a client. */
export function AddExistingDialog({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const { clientDialogs, clientLife } = app;
  const chosenId = useSignal<AddableOrganization['id'] | null>(null);
  const addable = clientLife.addable.value;
  const outcome = clientLife.outcome.value;
  const failure = clientLife.failure.value;
  const chosen = addable?.find(({ id }) => id === chosenId.value);
  const isOver = outcome !== null && outcome.outcome !== 'refused';
  return (
    <Dialog
      title={<Named message="add_title" name={provider.name} />}
      onClose={clientDialogs.close}
      actions={
        isOver ? (
          <Button kind="primary" onClick={clientDialogs.close}>
            {t('dialog_close')}
          </Button>
        ) : (
          <>
            <Button onClick={clientDialogs.close}>{t('dialog_cancel')}</Button>
            <Button
              kind="primary"
              busy={clientLife.busy.value}
              notAllowed={chosen ? undefined : t('add_choose')}
              onClick={() => chosen && void clientDialogs.add(chosen)}
            >
              {chosen ? <Named message="add_do" name={chosen.name} /> : t('add_do_none')}
            </Button>
          </>
        )
      }
    >
      {failure && <FailureNotice failure={failure} onRetry={() => void clientLife.readAddable()} />}
      {outcome && <OutcomeNotice outcome={outcome} />}
      {outcome?.outcome === 'done' && <Notice kind="neutral">{t('add_leave')}</Notice>}
      {!isOver && <p class="text-2">{t('add_text')}</p>}
      {!isOver && addable === null && !failure && <Skeleton rows={3} label={t('add_loading')} />}
      {!isOver && addable?.length === 0 && (
        <EmptyState icon="clients" title={t('add_none')}>
          <p>{t('add_none_text')}</p>
        </EmptyState>
      )}
      {!isOver && addable !== null && addable.length > 0 && (
        <RadioList
          legend={t('add_which')}
          value={chosenId.value ?? ('' as AddableOrganization['id'])}
          busy={clientLife.busy.value}
          onChoose={(id) => {
            chosenId.value = id;
          }}
          choices={addable.map(({ id, name, plan, seats, disabled }) => ({
            value: id,
            words: name,
            second: seats === null ? plan : `${plan} · ${tCount('seats_unlimited', seats)}`,
            notAllowed: disabled ? t('add_disabled') : undefined,
          }))}
        />
      )}
      {chosen && !isOver && <Notice kind="warn">{t('add_consequence')}</Notice>}
    </Dialog>
  );
}
