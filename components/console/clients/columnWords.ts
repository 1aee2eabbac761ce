import type { ClientColumn } from '../../../utils/domain/clientColumns.ts';
import { t } from '../../../utils/domain/text.ts';

const WORDS = {
  client: 'clients_client',
  code: 'clients_code',
  plan: 'clients_plan',
  assigned: 'clients_assigned',
  used: 'clients_used',
  remaining: 'clients_remaining',
  status: 'clients_status',
  tags: 'clients_tags',
} as const satisfies Record<ClientColumn, string>;

/** The head of a column. */
export const columnWords = (column: ClientColumn): string => t(WORDS[column]);
