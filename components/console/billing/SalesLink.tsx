import { t } from '../../../utils/domain/text.ts';
import { Icon } from '../../shared/Icon.tsx';

const SALES = 'https://bitwarden.com/contact-sales/';

/** Where discounts and seat minimums are agreed; opened by whoever presses it, and by nothing else. */
export function SalesLink() {
  return (
    <a class="out-link" href={SALES} target="_blank" rel="noopener noreferrer">
      {t('bill_contact_sales', new URL(SALES).host)}
      <Icon name="open" size={14} />
    </a>
  );
}
