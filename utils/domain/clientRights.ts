import { MEMBER_ROLES } from './memberships.ts';
import {
  type ClientRule,
  EITHER_ROLE,
  type MemberRule,
  NO_ROLE,
  PROVIDER_ADMIN,
  type Rule,
} from './rules.ts';

/** Both roles are alike inside a client (reference/provider-api.md section 7.3). */
const inClient = (client: Partial<ClientRule> = {}, rule: Partial<Rule> = {}): Rule => ({
  roles: EITHER_ROLE,
  setUp: 'after',
  whileProviderSuspended: false,
  ...rule,
  client: { whileSuspended: false, needsKey: false, ...client },
});

/** Not by the provider: the server looks for a membership. */
const forMembers = (members: MemberRule, client: Partial<ClientRule> = {}, rule: Partial<Rule> = {}): Rule =>
  inClient({ ...client, members }, { ...rule, roles: NO_ROLE });

const nobody = (never: NonNullable<Rule['never']>): Rule => inClient({}, { roles: NO_ROLE, never });

/** Stays possible while the client or the provider is suspended: how else would anyone learn why, or pay. */
const always = { whileSuspended: true } as const;
const evenSuspended = { whileProviderSuspended: true } as const;

const owners: MemberRule = { roles: ['owner'] };
const admins: MemberRule = { roles: ['owner', 'admin'] };
const anyMember: MemberRule = { roles: MEMBER_ROLES };
/** Items beyond the collections one is assigned to. */
const reachingAll: MemberRule = {
  ...admins,
  setting: 'allowAdminAccessToAllCollectionItems',
  grant: 'editAnyCollection',
};
const importing: MemberRule = { ...admins, grant: 'accessImportExport' };
const recovering: MemberRule = { ...admins, grant: 'manageResetPassword' };
const withKey = { needsKey: true } as const;
const recovery = { ...withKey, feature: 'useResetPassword' } as const;

/** The client as an organization (sections 6.3, 8.1 and 5.1). */
export const CLIENT_RIGHTS = {
  /** In the web vault. */
  'client.open': inClient({ members: { ...admins, grant: 'manageUsers' } }),
  'client.details.read': inClient({ ...always, members: owners }, evenSuspended),
  'client.edit': inClient({ members: owners }),
  /** Direct Owners may not: the provider manages it. */
  'client.billingEmail.edit': inClient(),
  'client.collectionSettings.edit': inClient({ members: owners }),
  'client.subscription.read': inClient(always, evenSuspended),
  /** On the provider's subscription a client has none of its own. */
  'client.subscription.edit': inClient(always, { ...evenSuspended, billing: 'separate' }),
  'client.events.read': inClient(
    { ...always, feature: 'useEvents', members: { ...admins, grant: 'accessEventLogs' } },
    evenSuspended,
  ),
  'client.reports.read': inClient({ members: { ...admins, grant: 'accessReports' } }),
  'client.insights.read': inClient({
    feature: 'useRiskInsights',
    members: { ...admins, grant: 'accessReports' },
  }),
  'client.delete': inClient({ ...always, members: owners }),
  'client.leave': forMembers(anyMember, always, evenSuspended),
} as const satisfies Record<string, Rule>;

/** The client's people and what binds them (sections 8.4 to 8.8, 7.5). */
export const CLIENT_PEOPLE_RIGHTS = {
  'client.members.manage': inClient({ members: { ...admins, grant: 'manageUsers' } }),
  /** Seals the client key to the person. */
  'client.members.confirm': inClient({ ...withKey, members: { ...admins, grant: 'manageUsers' } }),
  'client.groups.manage': inClient({
    feature: 'useGroups',
    members: { ...admins, grant: 'manageGroups' },
  }),
  'client.policies.manage': inClient({
    feature: 'usePolicies',
    members: { ...admins, grant: 'managePolicies' },
  }),
  /** Automatic confirmation and provider users exclude each other. */
  'client.policies.autoConfirm': nobody('excludesProviderUsers'),
  'client.recovery.use': inClient({ ...recovery, members: recovering }),
  /** Of a member who is a Provider Admin; a direct role does not help. */
  'client.recovery.ofProviderAdmins': inClient(recovery, { roles: PROVIDER_ADMIN }),
  /** Trusted devices are part of single sign-on. */
  'client.devices.approve': inClient({ ...withKey, feature: 'useSso', members: recovering }),
  'client.sso.manage': inClient({ feature: 'useSso', members: { ...admins, grant: 'manageSso' } }),
  'client.domains.manage': inClient({
    feature: 'useOrganizationDomains',
    members: { ...admins, grant: 'manageSso' },
  }),
  'client.scim.manage': inClient({ feature: 'useScim', members: { ...admins, grant: 'manageScim' } }),
  'client.directory.manage': inClient({ feature: 'useDirectory', members: owners }),
  'client.apiKey.manage': inClient({ feature: 'useApi', members: owners }),
} as const satisfies Record<string, Rule>;

/** Collections and items (sections 7.4, 8.2 and 8.3, 5.3). */
export const CLIENT_VAULT_RIGHTS = {
  /** Whatever the client's collection settings say. */
  'client.collections.read': inClient({ ...withKey, members: { ...admins, grant: 'editAnyCollection' } }),
  'client.collections.manage': inClient({ ...withKey, members: admins }),
  'client.vault.open': inClient({ ...withKey, members: { ...admins, grant: 'editAnyCollection' } }),
  'client.items.read': inClient({ ...withKey, members: reachingAll }),
  'client.items.assigned.read': forMembers(anyMember, withKey),
  'client.items.add': inClient({ ...withKey, items: 'owner', members: reachingAll }),
  /** Change, move, delete and restore. */
  'client.items.edit': inClient({ ...withKey, items: 'owner', members: reachingAll }),
  /** Adding, removing and also downloading. */
  'client.items.attachments': inClient({ ...withKey, items: 'owner', members: reachingAll }),
  'client.items.import': inClient({ ...withKey, members: importing }),
  /** Made here from what may be read. */
  'client.items.export': inClient({ ...withKey, members: importing }),
  /** Made by the server. */
  'client.items.serverExport': forMembers(importing, withKey),
  'client.items.purge': inClient({ members: owners }),
  /** What a member viewed or copied reaches the client's log. */
  'client.items.record': forMembers(anyMember, { feature: 'useEvents' }),
  'client.tasks.manage': forMembers(owners),
  'client.privateItems.read': nobody('privateToMember'),
  'client.secretsManager.use': forMembers(
    { ...anyMember, only: 'accessSecretsManager' },
    { feature: 'useSecretsManager' },
  ),
  'client.pam.use': forMembers({ ...anyMember, only: 'accessPam' }, { feature: 'usePam' }),
} as const satisfies Record<string, Rule>;
