import type { Client } from './clients.ts';
import type { Provider, ProviderRole } from './providers.ts';

/** Why something is not offered. Each has a sentence `reason_<reason>` in the message catalogue. */
export const DENIAL_REASONS = [
  'providerAdminOnly',
  'providerSuspended',
  'clientSuspended',
  'clientUnreadable',
  'unknown',
] as const;

export type DenialReason = (typeof DENIAL_REASONS)[number];

export type Verdict = { allowed: true } | { allowed: false; reason: DenialReason };

interface Rule {
  /** Roles that may, as reference/provider-api.md section 7 has it. */
  roles: readonly ProviderRole[];
  /** A suspended provider keeps reading its own administration; its clients are switched off by the server. */
  whileProviderSuspended: boolean;
  /** Present for what happens inside a client. */
  client?: { whileSuspended: boolean; needsKey: boolean };
}

const EITHER_ROLE = ['providerAdmin', 'serviceUser'] as const;
const PROVIDER_ADMIN = ['providerAdmin'] as const;

/** Who may do what. The server decides what happens; this decides what we offer and what we ask it for. */
export const PERMISSIONS = {
  'clients.read': { roles: EITHER_ROLE, whileProviderSuspended: true },
  /** See, invite, confirm, change and remove provider users: one right on the server, so one here. */
  'people.manage': { roles: PROVIDER_ADMIN, whileProviderSuspended: true },
  'events.read': { roles: PROVIDER_ADMIN, whileProviderSuspended: true },
  /** Their own account's events; everyone has those. */
  'account.events.read': { roles: EITHER_ROLE, whileProviderSuspended: true },
  'client.open': {
    roles: EITHER_ROLE,
    whileProviderSuspended: false,
    client: { whileSuspended: false, needsKey: false },
  },
  'client.events.read': {
    roles: EITHER_ROLE,
    whileProviderSuspended: true,
    client: { whileSuspended: true, needsKey: false },
  },
  'client.collections.read': {
    roles: EITHER_ROLE,
    whileProviderSuspended: false,
    client: { whileSuspended: false, needsKey: true },
  },
  'client.vault.open': {
    roles: EITHER_ROLE,
    whileProviderSuspended: false,
    client: { whileSuspended: false, needsKey: true },
  },
} as const satisfies Record<string, Rule>;

export type Capability = keyof typeof PERMISSIONS;

const ALLOWED: Verdict = { allowed: true };
const denied = (reason: DenialReason): Verdict => ({ allowed: false, reason });

/**
 * Whether this provider user may, and if not, why. Pure; pages call it to hide or disable, the router to refuse.
 * Unknown capability, missing provider or missing client means no.
 */
export function decide(
  actor: Pick<Provider, 'role' | 'enabled'> | null,
  capability: Capability,
  client: Pick<Client, 'trouble'> | null = null,
): Verdict {
  if (!actor || !Object.hasOwn(PERMISSIONS, capability)) return denied('unknown');
  const rule: Rule = PERMISSIONS[capability];
  if (!rule.roles.includes(actor.role)) {
    return denied(rule.roles.includes('providerAdmin') ? 'providerAdminOnly' : 'unknown');
  }
  if (!actor.enabled && !rule.whileProviderSuspended) return denied('providerSuspended');
  if (!rule.client) return ALLOWED;
  if (!client) return denied('unknown');
  if (client.trouble === 'suspended' && !rule.client.whileSuspended) return denied('clientSuspended');
  if (client.trouble === 'unreadable' && rule.client.needsKey) return denied('clientUnreadable');
  return ALLOWED;
}
