import * as z from 'zod/mini';
import { CONTRACT, type Operation, type OperationName, type PageName } from '../../utils/bridge/contract.ts';
import { fail, type Result, succeed } from '../../utils/bridge/envelope.ts';
import type { Client } from '../../utils/domain/clients.ts';
import { FailureError } from '../../utils/domain/failures.ts';
import { decide, isInClients, type Verdict } from '../../utils/domain/permissions.ts';
import type { ViewScope } from '../../utils/wire/scope.ts';
import type { Asking, Handlers } from './handlers.ts';
import { createOnce } from './once.ts';
import type { Platform } from './platform.ts';
import { createScopes, type Question } from './scopes.ts';
import { toFailure } from './services/failures.ts';
import type { Services } from './services.ts';

/** The part of `runtime.MessageSender` that says who asks. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
}

export type Router = (message: unknown, sender: Sender) => Promise<Result<unknown>>;

/** Longest envelope taken seriously, in characters of JSON. */
const MOST_CHARACTERS = 1_000_000;
/** Often enough for Firefox to see activity under the shortest idle time it can be set to in tests; milliseconds. */
const HEARTBEAT = 2_000;

const PAGES: Record<string, PageName> = {
  '/popup.html': 'popup',
  '/sidepanel.html': 'sidepanel',
  '/options.html': 'options',
};

const envelopeSchema = z.strictObject({
  v: z.literal(1),
  id: z.string().check(z.maxLength(64)),
  op: z.string().check(z.maxLength(64)),
  document: z.string().check(z.minLength(8), z.maxLength(64)),
  provider: z.nullable(z.string().check(z.maxLength(64))),
  context: z.nullable(z.string().check(z.maxLength(64))),
  input: z.unknown(),
});

const refuse = (): never => {
  throw new FailureError('badRequest');
};

/** Also for what JSON has no words for: too deep, in a circle. Extension messages may be all of that in Firefox. */
function isShort(message: unknown): boolean {
  try {
    return JSON.stringify(message).length <= MOST_CHARACTERS;
  } catch {
    return false;
  }
}

function readEnvelope(message: unknown): z.output<typeof envelopeSchema> {
  const parsed = envelopeSchema.safeParse(message);
  if (!parsed.success || !isShort(message)) return refuse();
  return parsed.data;
}

/** One of our own pages in a top frame, or nothing. */
function pageOf(sender: Sender, { extensionId, origin }: Platform): PageName | null {
  if (sender.id !== extensionId || !sender.url || (sender.frameId ?? 0) !== 0) return null;
  if (!URL.canParse(sender.url)) return null;
  const url = new URL(sender.url);
  const isOurs = `${url.protocol}//${url.host}` === origin;
  return isOurs && Object.hasOwn(PAGES, url.pathname) ? (PAGES[url.pathname] ?? null) : null;
}

/**
 * The only door of the worker. Each check fails closed, in the order of design section 3: envelope, operation,
 * sender, page, session, input, scope, permission; then the handler, and its output is parsed too.
 */
export function createRouter(
  platform: Platform,
  services: Services,
  handlers: Handlers,
  contract: Record<string, Operation> = CONTRACT,
): Router {
  const { session, directory } = services;
  const findScope = createScopes(services);
  const isFirst = createOnce();

  /** Rights are those at the provider the page shows; when that is another one by now, the page is out of date. */
  async function actingFor({ needs }: Operation, { shown, era }: Question) {
    if (needs === null || era === null) return null;
    await services.sync.ensureProfile();
    const acting = await directory.acting(era);
    if (acting && acting.provider.id !== shown) throw new FailureError('staleContext');
    return acting;
  }

  /** The scope a page asks in, where it has the right; for reads once more when they are done. */
  async function admit(operation: Operation, question: Question) {
    const { needs, alsoNeeds } = operation;
    const found = await findScope(operation, question);
    const acting = await actingFor(operation, question);
    const all = [needs, alsoNeeds?.(question.input)].filter((need) => need != null);
    const verdictIn = (client: Client | null): Verdict =>
      all.map((need) => decide(acting?.provider ?? null, need, client)).find(({ allowed }) => !allowed) ?? {
        allowed: true,
      };
    // a fan-out leaves out clients, but what is no matter of any of them is asked for as everywhere
    const beside = operation.scope === 'fanOut' ? all.filter((need) => !isInClients(need)) : [];
    const verdicts = beside.map((need) => decide(acting?.provider ?? null, need));
    for (const verdict of [...verdicts, ...found.clients.map(verdictIn)])
      if (!verdict.allowed) throw new FailureError('notAllowed', { reason: verdict.reason });
    const provider = acting?.scope ?? null;
    return { provider, take: () => found.take(provider, (client) => verdictIn(client).allowed) };
  }

  async function run(name: string, input: unknown, asking: Asking): Promise<unknown> {
    // the table ties each handler to its own input and scope; here the name is known at run time only
    const handler = handlers[name as OperationName] as (input: unknown, asking: Asking) => Promise<unknown>;
    const output = contract[name]?.output.safeParse(await handler(input, asking));
    if (!output?.success) throw new FailureError('internal');
    return output.data;
  }

  async function answer(message: unknown, sender: Sender): Promise<unknown> {
    const envelope = readEnvelope(message);
    const operation = Object.hasOwn(contract, envelope.op) ? contract[envelope.op] : undefined;
    const page = pageOf(sender, platform);
    if (!operation || !page || !operation.from.includes(page)) return refuse();
    const era = operation.session === 'any' ? null : (await session.require()).era;
    const input = operation.input.safeParse(envelope.input);
    if (!input.success) throw new FailureError('badInput');
    const document = `${sender.documentId ?? ''}/${envelope.document}`;
    const { context: token, provider: shown } = envelope;
    const question = { era, document, token, shown, input: input.data };
    const { provider, take } = await admit(operation, question);
    if (operation.effect !== 'read' && !isFirst(envelope.id)) return refuse();
    const scope = await take();
    const output = await run(envelope.op, input.data, { document, scope, provider });
    if (era === null) return output;
    if (operation.effect !== 'read' || !provider) {
      await session.requireEra(era).catch((error) => {
        // what needs a right has left for Bitwarden by now, and nobody is shown how it ended
        throw operation.effect !== 'read' && operation.needs ? new FailureError('interrupted') : error;
      });
      return output;
    }
    // no answer is shown after a lock, to another account, in another client or under another provider
    await admit(operation, question);
    const shownIn = operation.scope === 'view' ? (scope as ViewScope) : provider;
    return services.guard.depart({ era, scope: shownIn }, async () => output);
  }

  return async (message, sender) => {
    const heart = setInterval(platform.heartbeat, HEARTBEAT);
    try {
      return succeed(await answer(message, sender));
    } catch (error) {
      return fail(toFailure(error));
    } finally {
      clearInterval(heart);
    }
  };
}
