import { t } from '../../utils/domain/text.ts';
import { Card } from './Card.tsx';

/** What a thief of this computer would find. */
export function KeptHere() {
  return (
    <Card title={t('account_kept')}>
      <ul class="kept">
        <li>{t('account_kept_keys')}</li>
        <li>{t('account_kept_lists')}</li>
        <li>{t('account_kept_open')}</li>
        <li>{t('account_kept_clear')}</li>
      </ul>
      <p class="kept-note">{t('account_kept_note')}</p>
    </Card>
  );
}
