import type { ProviderId } from './ids.ts';

/** In the order of Bitwarden's numbers for them. */
export const PROVIDER_ROLES = ['providerAdmin', 'serviceUser'] as const;
export type ProviderRole = (typeof PROVIDER_ROLES)[number];
export type ProviderKind = 'msp' | 'reseller' | 'businessUnit';
/** `created`: set up, each client pays by itself. `billable`: one provider subscription. */
export type ProviderStatus = 'pending' | 'created' | 'billable';

/** The two points on which Bitwarden's servers differ; learnt from the server, unknown means the stricter. */
export interface ProviderRules {
  /** `owner`: provider users manage a client's items like an Owner. `read`: read all, add by import only. */
  items: 'owner' | 'read';
  billing: 'consolidated' | 'separate';
}

export interface Provider {
  id: ProviderId;
  name: string;
  role: ProviderRole;
  kind: ProviderKind;
  status: ProviderStatus;
  /** false: Bitwarden suspended the provider. */
  enabled: boolean;
  rules: ProviderRules;
  clientCount: number;
}
