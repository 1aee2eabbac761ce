import { PROVIDER_TYPE, type Provider } from '../../model.ts';

const NAMES = [
  'Free',
  'FamiliesAnnually2019',
  'TeamsMonthly2019',
  'TeamsAnnually2019',
  'EnterpriseMonthly2019',
  'EnterpriseAnnually2019',
  'Custom',
  'FamiliesAnnually2025',
  'TeamsMonthly2020',
  'TeamsAnnually2020',
  'EnterpriseMonthly2020',
  'EnterpriseAnnually2020',
  'TeamsMonthly2023',
  'TeamsAnnually2023',
  'EnterpriseMonthly2023',
  'EnterpriseAnnually2023',
  'TeamsStarter2023',
  'TeamsMonthly',
  'TeamsAnnually',
  'EnterpriseMonthly',
  'EnterpriseAnnually',
  'TeamsStarter',
  'FamiliesAnnually',
];
const [TEAMS_MONTHLY, ENTERPRISE_MONTHLY, ENTERPRISE_ANNUALLY] = [17, 19, 20];
/** The only ones a client can be created on. */
export const CREATABLE = [TEAMS_MONTHLY, ENTERPRISE_MONTHLY, ENTERPRISE_ANNUALLY];

/** Why a provider of this type cannot have a client on that plan (reference/provider-api.md section 4.2); null: it can. */
export function planTypeRefusal({ type }: Provider, planType: number): string | null {
  const name = NAMES[planType] ?? String(planType);
  if (type === PROVIDER_TYPE.msp && planType !== TEAMS_MONTHLY && planType !== ENTERPRISE_MONTHLY)
    return `Managed Service Providers cannot manage organizations with the plan type ${name}. Only Teams (Monthly) and Enterprise (Monthly) are allowed.`;
  if (
    type === PROVIDER_TYPE.businessUnit &&
    planType !== ENTERPRISE_MONTHLY &&
    planType !== ENTERPRISE_ANNUALLY
  )
    return `Business Unit Providers cannot manage organizations with the plan type ${name}. Only Enterprise (Monthly) and Enterprise (Annually) are allowed.`;
  return null;
}
