import * as z from 'zod/mini';
import { CLIENT_PAGES, PAGE_RIGHTS } from '../domain/clientPages.ts';
import { ACCOUNT_OPERATIONS } from './contract/accounts.ts';
import { BILLING_OPERATIONS } from './contract/billing.ts';
import { CLIENT_LIFE_OPERATIONS } from './contract/clientLife.ts';
import { CLIENT_TABLE_OPERATIONS } from './contract/clientTable.ts';
import { EVENT_OPERATIONS } from './contract/events.ts';
import { JOB_OPERATIONS } from './contract/jobs.ts';
import { LABEL_OPERATIONS } from './contract/labels.ts';
import { ONBOARDING_OPERATIONS } from './contract/onboarding.ts';
import {
  ANY_PAGE,
  type Effect,
  nothing,
  type Operation,
  op,
  type PageName,
  text,
} from './contract/operation.ts';
import { PEOPLE_OPERATIONS } from './contract/people.ts';
import { POPUP_OPERATIONS } from './contract/popup.ts';
import { PROVIDER_OPERATIONS } from './contract/provider.ts';
import { REQUEST_OPERATIONS } from './contract/requests.ts';
import { SETTINGS_OPERATIONS } from './contract/settings.ts';
import { SIGN_IN } from './contract/signIn.ts';
import { TAB_OPERATIONS } from './contract/tabs.ts';
import { TRUST_OPERATIONS } from './contract/trust.ts';
import { WISH_OPERATIONS } from './contract/wishes.ts';
import { vaultReason } from './logSchemas.ts';
import * as shape from './schemas.ts';

export type { Effect, Operation, PageName };

const providerList = z.strictObject({
  providers: z.array(shape.provider),
  currentId: z.nullable(shape.providerId),
  /** The account administers a provider that is not set up yet. */
  notSetUp: z.boolean(),
});

const openInput = z.strictObject({ page: z.optional(z.enum(CLIENT_PAGES)) });

/** The whole message surface between pages and worker, one entry per operation. */
export const CONTRACT = {
  'session.state': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: shape.sessionView,
  }),
  ...SIGN_IN,
  'session.unlock': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ password: text(1_024).check(z.minLength(1)) }),
    output: shape.sessionView,
  }),
  'session.lock': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: nothing,
    output: shape.sessionView,
  }),
  /** Whoever is worked with: for a page that shows no account, because what is kept for it does not read. */
  'session.signOut': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: nothing,
    output: shape.sessionView,
  }),
  ...ACCOUNT_OPERATIONS,
  ...TAB_OPERATIONS,
  ...WISH_OPERATIONS,
  ...TRUST_OPERATIONS,
  ...SETTINGS_OPERATIONS,
  ...LABEL_OPERATIONS,
  ...ONBOARDING_OPERATIONS,

  /** A person pressed a key or a button in a page: the lock is put off. */
  'session.activity': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: nothing,
    output: shape.lockTimes,
  }),

  /** The region the browser does not let us talk to, as people call it; null when all is well. */
  'hosts.missing': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: z.nullable(z.string()),
  }),

  'providers.list': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: providerList,
  }),
  'providers.choose': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ providerId: shape.providerId }),
    output: providerList,
  }),
  /** Fresh rights, then fresh lists: what a person asks for who was just confirmed. */
  'providers.checkAgain': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: providerList,
  }),

  'clients.list': op({
    from: ANY_PAGE,
    needs: 'clients.read',
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: z.strictObject({
      clients: z.array(shape.client),
      syncedAt: z.int(),
      currentId: z.nullable(shape.clientId),
      usages: shape.usages,
    }),
  }),
  /** Asks Bitwarden. With `quietly` nobody waits for it, and everything somebody waits for goes first. */
  'clients.refresh': op({
    from: ANY_PAGE,
    needs: 'clients.read',
    scope: 'none',
    effect: 'read',
    input: z.strictObject({ quietly: z.optional(z.boolean()) }),
    output: z.strictObject({ syncedAt: z.int() }),
  }),

  /** This document now works in that client, and with `asCurrent` the toolbar too. The token is good for this document alone. */
  'context.enter': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ clientId: shape.clientId, asCurrent: z.boolean() }),
    output: z.strictObject({ token: z.string(), client: shape.client }),
  }),
  /** The client the toolbar showed before; null when there was no other. */
  'context.last': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: z.nullable(shape.clientId),
  }),
  'context.leave': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: nothing,
    output: nothing,
  }),

  /** A page of the client in the web vault, its members without a word: no audit event. */
  'client.open': op({
    from: ANY_PAGE,
    needs: 'client.open',
    alsoNeeds: ({ page }: z.output<typeof openInput>) => PAGE_RIGHTS[page ?? 'members'],
    scope: 'view',
    effect: 'write',
    input: openInput,
    output: nothing,
  }),
  /** The client's vault page in the web vault, which Bitwarden records in both logs. */
  'client.openVault': op({
    from: ANY_PAGE,
    needs: 'client.vault.open',
    scope: 'view',
    effect: 'leavesTrace',
    // a ticket number or a few words: kept here under seal, and sent to nobody
    input: z.strictObject({ reason: z.optional(vaultReason) }),
    output: nothing,
  }),
  'client.collections': op({
    from: ['options'],
    needs: 'client.collections.read',
    scope: 'view',
    effect: 'read',
    input: nothing,
    output: z.array(shape.collection),
  }),

  ...CLIENT_TABLE_OPERATIONS,
  ...PROVIDER_OPERATIONS,
  ...PEOPLE_OPERATIONS,
  ...BILLING_OPERATIONS,
  ...CLIENT_LIFE_OPERATIONS,
  ...JOB_OPERATIONS,
  ...POPUP_OPERATIONS,
  ...EVENT_OPERATIONS,
  ...REQUEST_OPERATIONS,
} as const;

export type Contract = typeof CONTRACT;
export type OperationName = keyof Contract;
export type Input<N extends OperationName> = z.output<Contract[N]['input']>;
export type Output<N extends OperationName> = z.output<Contract[N]['output']>;
