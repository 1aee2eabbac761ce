import { Download } from 'lucide-preact';
import { invoiceFile } from '../../../utils/domain/billFiles.ts';
import type { Invoice } from '../../../utils/domain/billing.ts';
import { formatMoney } from '../../../utils/domain/money.ts';
import { t, tMember } from '../../../utils/domain/text.ts';
import type { BillingModel } from '../../../utils/state/billing.ts';
import { Badge } from '../../shared/Badge.tsx';
import { Button } from '../../shared/Button.tsx';
import { Icon } from '../../shared/Icon.tsx';
import { saveFile } from '../events/saveFile.ts';
import { dayWords } from './billWords.ts';

const KINDS = { open: 'accent', unpaid: 'danger', uncollectible: 'danger', unknown: 'neutral' } as const;

function Status({ status, dueAt }: Invoice) {
  const words = tMember('bill_invoice', status);
  const due = status !== 'paid' && dueAt !== null && t('bill_due', dayWords(dueAt));
  return (
    <>
      {status === 'paid' ? words : <Badge kind={KINDS[status]}>{words}</Badge>}
      {due && <span class="small text-3"> {due}</span>}
    </>
  );
}

/** `ABCD-0001`, as far as a file may be called that. */
const inFileName = (number: string) => number.replace(/[^\w-]+/g, '-');

/** Invoices, newest first, each with its page at the payment processor and the clients it is about. */
export function InvoiceTable({ model, invoices }: { model: BillingModel; invoices: readonly Invoice[] }) {
  const save = async ({ id, number, at }: Invoice) => {
    const lines = await model.lines(id);
    if (!lines) return;
    const day = new Date(at).toISOString().slice(0, 10);
    saveFile(`invoice-${day}-${inFileName(number)}.csv`, 'text/csv', [new Blob([invoiceFile(lines)])]);
  };
  return (
    <table class="table">
      <caption class="visually-hidden">{t('bill_invoices')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('bill_date')}</th>
          <th scope="col">{t('bill_invoice')}</th>
          <th scope="col">{t('bill_status')}</th>
          <th scope="col" class="number">
            {t('bill_total')}
          </th>
          <th scope="col">
            <span class="visually-hidden">{t('grid_actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => (
          <tr key={invoice.id}>
            <th scope="row" class="tabular">
              {dayWords(invoice.at)}
            </th>
            <td>
              {invoice.page ? (
                <a class="out-link" href={invoice.page} target="_blank" rel="noopener noreferrer">
                  <bdi>{invoice.number}</bdi>
                  <span class="small text-3"> {new URL(invoice.page).host}</span>
                  <Icon name="open" size={14} />
                </a>
              ) : (
                <bdi>{invoice.number}</bdi>
              )}
            </td>
            <td>
              <Status {...invoice} />
            </td>
            <td class="number tabular">{formatMoney(invoice.total)}</td>
            <td class="doors">
              <Button
                size="s"
                icon={Download}
                busy={model.reading.value === invoice.id}
                onClick={() => void save(invoice)}
              >
                {t('bill_clients_csv')}
                <span class="visually-hidden"> {invoice.number}</span>
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
