import {
  type GuessedColumns,
  IMPORT_FIELDS,
  type ImportField,
} from '../../../../utils/domain/clientsImport.ts';
import { creatablePlans } from '../../../../utils/domain/newClient.ts';
import type { Provider } from '../../../../utils/domain/providers.ts';
import { t } from '../../../../utils/domain/text.ts';
import type { BulkModel } from '../../../../utils/state/clientDialogs.ts';
import { Field } from '../../../shared/Field.tsx';
import { SelectField } from '../../SelectField.tsx';
import { planWords } from '../planWords.ts';

const FIELD_WORDS = {
  name: 'new_client_name',
  ownerEmail: 'new_client_owner',
  plan: 'clients_plan',
  seats: 'new_client_seats',
} as const satisfies Record<ImportField, string>;

export interface BulkColumnsProps {
  rows: readonly string[][];
  guessed: GuessedColumns;
  onColumns: (columns: GuessedColumns) => void;
  provider: Provider;
  bulk: BulkModel;
}

/** Which column means what; what no column says is chosen once for all. */
export function BulkColumns({ rows, guessed, onColumns, provider, bulk }: BulkColumnsProps) {
  const { map, hasHead } = guessed;
  const [first = []] = rows;
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => {
    const head = hasHead ? first[at] : undefined;
    return [String(at), head || t('bulk_column', at + 1)] as const;
  });
  return (
    <fieldset class="bulk-columns">
      <legend>{t('bulk_columns')}</legend>
      <div class="bulk-fields">
        {IMPORT_FIELDS.map((field) => (
          <SelectField
            key={field}
            label={t(FIELD_WORDS[field])}
            isLabelHidden={false}
            value={map[field] === null ? null : String(map[field])}
            choices={[[null, t('bulk_no_column')], ...columns]}
            onChoose={(chosen) =>
              onColumns({ hasHead, map: { ...map, [field]: chosen === null ? null : Number(chosen) } })
            }
          />
        ))}
      </div>
      <label class="check">
        <input type="checkbox" checked={hasHead} onChange={() => onColumns({ map, hasHead: !hasHead })} />
        <span>{t('bulk_has_head')}</span>
      </label>
      <div class="bulk-fields">
        {map.plan === null && (
          <SelectField
            label={t('bulk_plan_for_all')}
            isLabelHidden={false}
            value={bulk.plan.value}
            choices={[
              [null, t('bulk_no_plan')],
              ...creatablePlans(provider.kind).map((plan) => [plan, planWords(plan)] as const),
            ]}
            onChoose={(plan) => {
              bulk.plan.value = plan;
            }}
          />
        )}
        {map.seats === null && (
          <Field
            label={t('bulk_seats_for_all')}
            value={bulk.seats.value}
            onInput={(seats) => {
              bulk.seats.value = seats;
            }}
          />
        )}
      </div>
    </fieldset>
  );
}
