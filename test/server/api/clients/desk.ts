import type { Context, MiddlewareHandler } from 'hono';
import type * as z from 'zod/mini';
import { sourceOf } from '../../audit/source.ts';
import type { Env, ServerContext } from '../../context.ts';
import { NOT_FOUND } from '../../errors.ts';
import {
  type Client,
  MEMBER_STATUS,
  MEMBER_TYPE,
  PROVIDER_STATUS,
  PROVIDER_TYPE,
  type Provider,
  type ProviderPlan,
} from '../../model.ts';
import { pathId } from '../guards.ts';

/** What the routes of a provider's clients ask again and again. */
export function clientDesk(context: ServerContext) {
  const providerOf = (c: Context<Env>) => context.state.provider(pathId(c, 'providerId'));

  /** Only for who pays for clients; the answer to others has no body (reference/provider-api.md section 4.2). */
  const payingOnly: MiddlewareHandler<Env> = async (c, next) => {
    const provider = providerOf(c);
    if (!provider) return c.json(NOT_FOUND, 404);
    const pays = provider.status === PROVIDER_STATUS.billable && provider.type !== PROVIDER_TYPE.reseller;
    return pays ? next() : c.body(null, 401);
  };

  /** Behind `payingOnly`. */
  const provider = (c: Context<Env>): Provider => providerOf(c) as Provider;

  const planRow = ({ id }: Provider, planName: string): ProviderPlan | undefined =>
    context.state.plans(id).find(({ plan }) => plan.name === planName);

  const source = (c: Context<Env>) => sourceOf(c, c.var.caller.deviceType, c.var.caller.accountId);

  return {
    payingOnly,
    provider,
    planRow,
    source,

    isServiceUser: (c: Context<Env>): boolean => !c.var.caller.adminOf.has(pathId(c, 'providerId')),

    linked: (c: Context<Env>): Client | undefined =>
      context.state.clients(pathId(c, 'providerId')).find(({ linkId }) => linkId === pathId(c, 'linkId')),

    writeClientEvent: (c: Context<Env>, type: number, of: Provider, client: Client): void =>
      context.state.audit.writeClientEvent(type, of, client, source(c)),

    owns: (c: Context<Env>, client: Client): boolean =>
      context.state.memberOf(c.var.caller.accountId, client.id)?.type === MEMBER_TYPE.owner,

    /** Addresses of direct, confirmed owners; provider users do not count. */
    ownersOf: (client: Client): string[] =>
      [
        ...client.owners.flatMap(({ email, status }) => (status === 'confirmed' ? [email] : [])),
        ...context.state
          .membersOf(client.id)
          .filter(({ type, status }) => type === MEMBER_TYPE.owner && status === MEMBER_STATUS.confirmed)
          .flatMap(({ accountId }) => context.state.account(accountId)?.email ?? []),
      ].sort(),
  };
}
export type ClientDesk = ReturnType<typeof clientDesk>;

export async function bodyOf<T>(c: Context<Env>, schema: z.ZodMiniType<T, unknown>): Promise<T | null> {
  const parsed = schema.safeParse(await c.req.json().catch(() => null));
  return parsed.success ? parsed.data : null;
}
