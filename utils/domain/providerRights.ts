import { EITHER_ROLE, PROVIDER_ADMIN, type Rule } from './rules.ts';

/** Kinds whose clients can lie on one subscription of the provider. */
const PAYING = ['msp', 'businessUnit'] as const;

const admins: Rule = { roles: PROVIDER_ADMIN, setUp: 'after', whileProviderSuspended: true };
const everyone: Rule = { ...admins, roles: EITHER_ROLE };

/** Needs the provider's own subscription: the server refuses them to resellers and where each client pays for itself. */
const onSubscription = { kinds: PAYING, billing: 'consolidated' } as const;
/** The older way, for clients that pay for themselves. */
const onOwnPlan = { billing: 'separate' } as const;
/** Bitwarden's portal stops these while the provider is suspended. */
const working = { whileProviderSuspended: false } as const;

/** The provider itself, its people and its log (reference/provider-api.md sections 2, 3, 5 and 7.2). */
export const PROVIDER_RIGHTS = {
  'provider.read': { ...everyone, setUp: 'any' },
  'provider.edit': admins,
  'provider.setUp': { ...admins, setUp: 'before' },
  'provider.delete': { ...admins, setUp: 'any' },
  /** See, invite, confirm, change and remove provider users: one right on the server, so one here. */
  'people.manage': admins,
  'events.read': admins,
  /** Their own account's events; everyone has those. */
  'account.events.read': { ...everyone, setUp: 'any' },
} as const satisfies Record<string, Rule>;

/** The list of clients (sections 4 and 7.2). */
export const CLIENT_LIST_RIGHTS = {
  'clients.read': everyone,
  'clients.create': { ...admins, ...working, ...onSubscription },
  'clients.createSeparately': { ...admins, ...working, ...onOwnPlan },
  'clients.addable.read': { ...everyone, ...working, ...onSubscription },
  'clients.add': { ...admins, ...working, ...onSubscription },
  'clients.addSeparately': { ...admins, ...working, ...onOwnPlan },
  'clients.rename': { ...everyone, ...onSubscription },
  /** Within what is paid for already. */
  'clients.seats.assign': { ...everyone, ...working, ...onSubscription },
  'clients.seats.buy': { ...admins, ...working, ...onSubscription },
  'clients.unlink': admins,
} as const satisfies Record<string, Rule>;

/** The provider's subscription (sections 6.1, 6.2 and 7.2). */
export const BILLING_RIGHTS = {
  'billing.read': { ...everyone, ...onSubscription },
  'billing.warnings.read': everyone,
  'billing.invoices.read': { ...admins, ...onSubscription },
  /** Address, credit and payment method; the server asks for the role alone. */
  'billing.payment.manage': admins,
} as const satisfies Record<string, Rule>;
