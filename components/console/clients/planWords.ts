import type { ClientPlan } from '../../../utils/domain/newClient.ts';
import { t } from '../../../utils/domain/text.ts';

const WORDS = {
  teamsMonthly: 'client_plan_teamsMonthly',
  enterpriseMonthly: 'client_plan_enterpriseMonthly',
  enterpriseAnnually: 'client_plan_enterpriseAnnually',
} as const satisfies Record<ClientPlan, string>;

export const planWords = (plan: ClientPlan): string => t(WORDS[plan]);
