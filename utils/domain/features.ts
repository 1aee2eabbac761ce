import { hasBit, packBits } from './bits.ts';

/** What a client's plan and settings switch on, as far as a right depends on it, in Bitwarden's words. */
export const FEATURES = [
  'useApi',
  'useDirectory',
  'useEvents',
  'useGroups',
  'useOrganizationDomains',
  'usePam',
  'usePolicies',
  'useResetPassword',
  'useRiskInsights',
  'useScim',
  'useSecretsManager',
  'useSso',
  /** A setting of the client, not of its plan. */
  'allowAdminAccessToAllCollectionItems',
] as const;

export type Feature = (typeof FEATURES)[number];

export const packFeatures = (isOn: (feature: Feature) => boolean | null | undefined): number =>
  packBits(FEATURES, isOn);

export const hasFeature = (features: number, feature: Feature): boolean =>
  hasBit(FEATURES, features, feature);

export const ALL_FEATURES: number = packFeatures(() => true);
