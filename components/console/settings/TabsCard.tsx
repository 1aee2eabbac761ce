import { useEffect } from 'preact/hooks';
import { t } from '../../../utils/domain/text.ts';
import type { TabMode } from '../../../utils/domain/vaultTabs.ts';
import type { TabModeModel } from '../../../utils/state/tabMode.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Card } from '../Card.tsx';
import { type RadioChoice, RadioList } from './RadioList.tsx';

/** One tab of the web vault for all clients, or one for each. */
export function TabsCard({ model }: { model: TabModeModel }) {
  const mode = model.mode.value;
  const failure = model.failure.value;
  useEffect(() => void model.load(), []);
  const choices: RadioChoice<TabMode>[] = [
    { value: 'one', words: t('tabs_single'), second: t('tabs_single_what') },
    { value: 'perClient', words: t('tabs_per_client'), second: t('tabs_per_client_what') },
  ];
  return (
    <Card title={t('tabs_title')}>
      <div class="settings-body">
        <p>{t('tabs_text')}</p>
        {failure && <FailureNotice failure={failure} onRetry={() => void model.load()} />}
        {mode && (
          <RadioList
            legend={t('tabs_legend')}
            choices={choices}
            value={mode}
            busy={model.busy.value}
            onChoose={(next) => void model.choose(next)}
          />
        )}
        <p class="small text-2">{t('tabs_not_ours')}</p>
      </div>
    </Card>
  );
}
