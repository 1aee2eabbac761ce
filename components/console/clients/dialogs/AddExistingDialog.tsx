import { useSignal } from '@preact/signals';
import type { AddableOrganization } from '../../../../utils/domain/clientLife.ts';
import type { Provider } from '../../../../utils/domain/providers.ts';
import { t, tCount } from '../../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../../utils/state/consoleApp.ts';
import { EmptyState } from '../../../shared/EmptyState.tsx';
import { Named } from '../../../shared/Named.tsx';
import { Notice } from '../../../shared/Notice.tsx';
import { Skeleton } from '../../../shared/Skeleton.tsx';
import { RadioList } from '../../settings/RadioList.tsx';
import { LifeDialog } from './LifeDialog.tsx';

/** An organization one owns becomes a client. */
export function AddExistingDialog({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const { clientDialogs, clientLife } = app;
  const chosenId = useSignal<AddableOrganization['id'] | null>(null);
  const addable = clientLife.addable.value;
  const chosen = addable?.find(({ id }) => id === chosenId.value);
  return (
    <LifeDialog
      app={app}
      title={<Named message="add_title" name={provider.name} />}
      doWords={chosen ? <Named message="add_do" name={chosen.name} /> : t('add_do_none')}
      deed={t('note_added', chosen?.name ?? '')}
      notAllowed={chosen ? undefined : t('add_choose')}
      onDo={() => chosen && void clientDialogs.add(chosen)}
      onRetry={() => void clientLife.readAddable()}
      afterwards={<Notice kind="neutral">{t('add_leave')}</Notice>}
    >
      <p class="text-2">{t('add_text')}</p>
      {addable === null && !clientLife.failure.value && <Skeleton rows={3} label={t('add_loading')} />}
      {addable?.length === 0 && (
        <EmptyState icon="clients" title={t('add_none')}>
          <p>{t('add_none_text')}</p>
        </EmptyState>
      )}
      {addable !== null && addable.length > 0 && (
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
      {chosen && <Notice kind="warn">{t('add_consequence')}</Notice>}
    </LifeDialog>
  );
}
