import { CLIENT_PEOPLE_RIGHTS, CLIENT_RIGHTS, CLIENT_VAULT_RIGHTS } from './clientRights.ts';
import type { Client } from './clients.ts';
import { hasFeature } from './features.ts';
import { hasGrant, type Membership } from './memberships.ts';
import { BILLING_RIGHTS, CLIENT_LIST_RIGHTS, PROVIDER_RIGHTS } from './providerRights.ts';
import type { Provider } from './providers.ts';
import type { ClientRule, DenialReason, MemberRule, Rule } from './rules.ts';

export { DENIAL_REASONS, type DenialReason } from './rules.ts';

export type Verdict = { allowed: true } | { allowed: false; reason: DenialReason };

/** The table by what it is about: who may do what (reference/provider-api.md section 7). */
export const PERMISSION_AREAS = {
  provider: PROVIDER_RIGHTS,
  clients: CLIENT_LIST_RIGHTS,
  billing: BILLING_RIGHTS,
  client: CLIENT_RIGHTS,
  clientPeople: CLIENT_PEOPLE_RIGHTS,
  clientVault: CLIENT_VAULT_RIGHTS,
} as const;

/** The whole table. The server decides what happens; this decides what we offer and what we ask it for. */
export const PERMISSIONS = {
  ...PROVIDER_RIGHTS,
  ...CLIENT_LIST_RIGHTS,
  ...BILLING_RIGHTS,
  ...CLIENT_RIGHTS,
  ...CLIENT_PEOPLE_RIGHTS,
  ...CLIENT_VAULT_RIGHTS,
} as const;

export type Capability = keyof typeof PERMISSIONS;

/** Whether it is a matter of a client, beside the provider. */
export function isInClients(capability: Capability): boolean {
  const rule: Rule = PERMISSIONS[capability];
  return rule.client !== undefined;
}

/** What is asked of a provider user's provider. */
export type Actor = Pick<Provider, 'role' | 'kind' | 'status' | 'enabled' | 'rules'>;

/** What is asked of a client. */
export type ClientFacts = Pick<Client, 'trouble' | 'features' | 'membership'>;

const ALLOWED: Verdict = { allowed: true };
const denied = (reason: DenialReason): Verdict => ({ allowed: false, reason });

const KNOWN = {
  role: ['providerAdmin', 'serviceUser'],
  kind: ['msp', 'reseller', 'businessUnit'],
  status: ['pending', 'created', 'billable'],
} as const satisfies { [K in 'role' | 'kind' | 'status']: readonly Provider[K][] };

function isKnown({ role, kind, status }: Actor): boolean {
  const known = KNOWN as { [K in keyof typeof KNOWN]: readonly string[] };
  return known.role.includes(role) && known.kind.includes(kind) && known.status.includes(status);
}

/** Clients lie on the provider's subscription only when both the status and the rule say so. */
function paysAs({ status, rules }: Actor, billing: Rule['billing']): boolean {
  return rules.billing === billing && (billing === 'separate' || status === 'billable');
}

/** Why the provider's own right is not enough; null when it is. */
function providerDenial(actor: Actor, { roles, setUp, kinds, billing, ...rule }: Rule): DenialReason | null {
  if (roles.length === 0) return 'memberOnly';
  if (!roles.includes(actor.role)) return 'providerAdminOnly';
  if (setUp === 'after' && actor.status === 'pending') return 'providerNotSetUp';
  if (setUp === 'before' && actor.status !== 'pending') return 'alreadySetUp';
  if (actor.enabled !== true && !rule.whileProviderSuspended) return 'providerSuspended';
  if (kinds && !kinds.includes(actor.kind)) return 'notForResellers';
  if (billing && !paysAs(actor, billing))
    return billing === 'consolidated' ? 'billingSeparate' : 'billingConsolidated';
  if (rule.client?.items && rule.client.items !== actor.rules.items) return 'itemsReadOnly';
  return null;
}

/** What about the client stands in everyone's way; a trouble nobody here knows is as bad as a suspension. */
function clientDenial({ trouble, features }: ClientFacts, rule: ClientRule): DenialReason | null {
  const isOn = trouble === null || trouble === 'unreadable';
  if (!isOn && !rule.whileSuspended) return 'clientSuspended';
  if (rule.feature && !hasFeature(features, rule.feature)) return 'planLacksFeature';
  if (trouble === 'unreadable' && rule.needsKey) return 'clientUnreadable';
  return null;
}

function memberMay(
  membership: Membership | null,
  { roles, grant, only, setting }: MemberRule,
  features: number,
): boolean {
  if (membership?.status !== 'confirmed') return false;
  if (only && !hasGrant(membership, only)) return false;
  if (membership.role === 'custom' && grant && hasGrant(membership, grant)) return true;
  return roles.includes(membership.role) && (!setting || hasFeature(features, setting));
}

/** For what a membership would help with: what is the matter with the one there is. */
function aboutMembership(reason: DenialReason, { membership }: ClientFacts): DenialReason {
  if (!membership || (reason !== 'memberOnly' && reason !== 'itemsReadOnly')) return reason;
  return membership.status === 'confirmed' ? 'membershipTooLow' : 'membershipNotActive';
}

/**
 * Whether this provider user may, and if not, why. Pure; pages call it to hide or disable, the router to refuse. Who
 * is also a direct member of the client has that membership's rights besides the provider's. Unknown capability, role,
 * kind or status, missing provider or missing client means no.
 */
export function decide(
  actor: Actor | null,
  capability: Capability,
  client: ClientFacts | null = null,
): Verdict {
  if (!actor || !Object.hasOwn(PERMISSIONS, capability) || !isKnown(actor)) return denied('unknown');
  const rule: Rule = PERMISSIONS[capability];
  if (rule.never) return denied(rule.never);
  const ofProvider = providerDenial(actor, rule);
  if (!rule.client) return ofProvider ? denied(ofProvider) : ALLOWED;
  if (!client) return denied('unknown');
  const { members } = rule.client;
  const byMembership = members !== undefined && memberMay(client.membership, members, client.features);
  const ofClient = clientDenial(client, rule.client);
  if (byMembership && !ofClient) return ALLOWED;
  const reason = (byMembership ? null : ofProvider) ?? ofClient;
  return reason ? denied(aboutMembership(reason, client)) : ALLOWED;
}
