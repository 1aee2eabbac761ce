import { useEffect } from 'preact/hooks';
import { t } from '../../../utils/domain/text.ts';
import type { AddressBarModel } from '../../../utils/state/addressBar.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Card } from '../Card.tsx';
import { RadioList } from './RadioList.tsx';

/** Whether the suggestions in the address bar name clients, where the browser may keep what is chosen there. */
export function AddressBarCard({ model, keyword }: { model: AddressBarModel; keyword: string }) {
  const names = model.names.value;
  const failure = model.failure.value;
  useEffect(() => void model.load(), []);
  return (
    <Card title={t('address_bar_title')}>
      <div class="settings-body">
        <p>{t('address_bar_text', keyword)}</p>
        {failure && <FailureNotice failure={failure} />}
        {names === 'always' && <p class="small text-2">{t('address_bar_always')}</p>}
        {(names === 'shown' || names === 'hidden') && (
          <RadioList
            legend={t('address_bar_names')}
            value={names}
            busy={model.busy.value}
            choices={[
              { value: 'hidden', words: t('address_bar_hidden'), second: t('address_bar_hidden_hint') },
              { value: 'shown', words: t('address_bar_shown'), second: t('address_bar_shown_hint') },
            ]}
            onChoose={(choice) => void model.showNames(choice === 'shown')}
          />
        )}
      </div>
    </Card>
  );
}
