import type { Client } from '../model.ts';

/** What a plan switches on for a client (reference/provider-api.md section 8.1), in the names both answers share. */
export function planFeatures({ plan, lacks }: Pick<Client, 'plan' | 'lacks'>) {
  const enterprise = plan.tier === 3;
  const features = {
    usePolicies: enterprise,
    useSso: enterprise,
    useKeyConnector: enterprise,
    useScim: true,
    useGroups: true,
    useDirectory: true,
    useEvents: true,
    useTotp: true,
    use2fa: true,
    useApi: true,
    useResetPassword: enterprise,
    useSecretsManager: false,
    usePasswordManager: true,
    usersGetPremium: true,
    useCustomPermissions: enterprise,
    useRiskInsights: enterprise,
    useOrganizationDomains: enterprise,
    useAdminSponsoredFamilies: false,
    useAutomaticUserConfirmation: false,
    usePhishingBlocker: false,
    useMyItems: enterprise,
    useInviteLinks: enterprise,
    usePam: false,
    selfHost: enterprise,
    maxCollections: null,
    maxStorageGb: 1,
    hasPublicAndPrivateKeys: true,
    limitCollectionCreation: false,
    limitCollectionDeletion: false,
    limitItemDeletion: false,
    allowAdminAccessToAllCollectionItems: true,
  };
  return { ...features, ...Object.fromEntries(lacks.map((feature) => [feature, false])) };
}
