import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { EVENT } from '../audit/logRow.ts';
import { sourceOf } from '../audit/source.ts';
import type { Env, ServerContext } from '../context.ts';
import { errorBody, invalidModel, NOT_FOUND } from '../errors.ts';
import {
  PROVIDER_USER_STATUS,
  PROVIDER_USER_TYPE,
  type ProviderUser,
  type ProviderUserStatus,
  type ProviderUserType,
} from '../model.ts';
import { pathId, providerUser } from './guards.ts';
import { list } from './wire.ts';

const MOST_INVITED = 20;
const LONGEST_ADDRESS = 256;
/** One mailbox, ASCII before the sign, a dot in the domain, letters at its end. */
const ADDRESS = /^[\x21-\x3b=\x3f-\x7e]+@(?:[^\s@.,;<>]+\.)+[a-z]+$/i;
const LAST_ADMIN = 'Provider must have at least one confirmed ProviderAdmin.';

const type = z.union([z.literal(0), z.literal(1)]);
const inviteBody = z.object({ emails: z._default(z.nullable(z.array(z.string())), []), type });
const idsBody = z.object({ ids: z.array(z.string()) });
const keysBody = z.object({ keys: z.array(z.object({ id: z.string(), key: z.string() })) });
const keyBody = z.object({ key: z.string() });
const typeBody = z.object({ type });

async function bodyOf<T>(c: Context<Env>, schema: z.ZodMiniType<T, unknown>): Promise<T | null> {
  const parsed = schema.safeParse(await c.req.json().catch(() => null));
  return parsed.success ? parsed.data : null;
}

const malformed = (c: Context<Env>) => c.json(invalidModel({ '': ['The request is not valid.'] }), 400);

interface Row {
  id: string;
  error: string;
}
const bulk = (rows: readonly Row[]) =>
  list(rows.map((row) => ({ object: 'providerBulkConfirmResponseModel', ...row })));

function addressErrors(emails: readonly string[]): string[] {
  if (emails.length === 0) return ['An email is required.'];
  if (emails.length > MOST_INVITED) return ['You can only submit up to 20 emails at a time.'];
  return emails.flatMap((email, at) => {
    if (!ADDRESS.test(email)) return [`Email #${at + 1} is not valid.`];
    return email.length > LONGEST_ADDRESS ? [`Email #${at + 1} is longer than 256 characters.`] : [];
  });
}

/** What admins do to a provider's people (reference/provider-api.md section 3). */
export function peopleRoutes(context: ServerContext): Hono<Env> {
  const admin = providerUser(context, 'admin');
  const teamOf = (c: Context<Env>) => context.state.people(pathId(c, 'providerId'));
  const isIn =
    (status: ProviderUserStatus) =>
    (person: ProviderUser): boolean =>
      person.status === status;
  const isConfirmedAdmin = (person: ProviderUser) =>
    person.type === PROVIDER_USER_TYPE.providerAdmin && isIn(PROVIDER_USER_STATUS.confirmed)(person);

  function write(c: Context<Env>, event: number, person: ProviderUser): void {
    const provider = context.state.provider(person.providerId);
    const { accountId, deviceType } = c.var.caller;
    if (provider) {
      const source = sourceOf(c, deviceType, accountId);
      context.state.audit.writeProviderUserEvent(event, provider, person, source);
    }
  }

  function invite(c: Context<Env>, emails: readonly string[], role: ProviderUserType): void {
    const providerId = pathId(c, 'providerId');
    const known = new Set(
      teamOf(c).map(({ accountId, email }) =>
        (accountId === null ? email : context.state.account(accountId)?.email)?.toLowerCase(),
      ),
    );
    for (const written of emails) {
      const email = written.trim().toLowerCase();
      if (known.has(email)) continue;
      known.add(email);
      const person: ProviderUser = {
        id: randomUUID(),
        providerId,
        accountId: null,
        email,
        type: role,
        status: PROVIDER_USER_STATUS.invited,
        key: null,
      };
      context.state.addPerson(person);
      write(c, EVENT.providerUserInvited, person);
    }
  }

  const reinvite = (c: Context<Env>, ids: readonly string[]): Row[] =>
    ids.map((id) => {
      const person = teamOf(c).find((one) => one.id === id.toLowerCase());
      return { id, error: person?.status === PROVIDER_USER_STATUS.invited ? '' : 'User invalid.' };
    });

  /** Rows that are still invited are not in the result. */
  function confirm(c: Context<Env>, keys: readonly { id: string; key: string }[]): Row[] {
    return keys.flatMap(({ id, key }) => {
      const person = teamOf(c).find((one) => one.id === id.toLowerCase());
      if (person?.status === PROVIDER_USER_STATUS.invited) return [];
      if (person?.status !== PROVIDER_USER_STATUS.accepted) return [{ id, error: 'Invalid user.' }];
      person.key = key;
      person.status = PROVIDER_USER_STATUS.confirmed;
      write(c, EVENT.providerUserConfirmed, person);
      return [{ id, error: '' }];
    });
  }

  /** null: nobody is removed, because no confirmed admin would be left. */
  function remove(c: Context<Env>, ids: readonly string[]): Row[] | null {
    const named = new Set(ids.map((id) => id.toLowerCase()));
    if (!teamOf(c).some((person) => isConfirmedAdmin(person) && !named.has(person.id))) return null;
    return ids.map((id) => {
      const person = teamOf(c).find((one) => one.id === id.toLowerCase());
      if (!person) return { id, error: 'Invalid user.' };
      if (person.accountId === c.var.caller.accountId) return { id, error: 'You cannot remove yourself.' };
      context.state.removePerson(person);
      write(c, EVENT.providerUserRemoved, person);
      return { id, error: '' };
    });
  }

  async function removeMany(c: Context<Env>) {
    const body = await bodyOf(c, idsBody);
    if (!body) return malformed(c);
    const rows = remove(c, body.ids);
    return rows ? c.json(bulk(rows)) : c.json(errorBody(LAST_ADMIN), 400);
  }

  async function update(c: Context<Env>) {
    const body = await bodyOf(c, typeBody);
    if (!body) return malformed(c);
    const person = context.state.person(pathId(c, 'providerId'), pathId(c, 'id'));
    if (!person) return c.json(NOT_FOUND, 404);
    const isOther = (one: ProviderUser) => one !== person && isConfirmedAdmin(one);
    if (body.type === PROVIDER_USER_TYPE.serviceUser && !teamOf(c).some(isOther))
      return c.json(errorBody(LAST_ADMIN), 400);
    person.type = body.type;
    write(c, EVENT.providerUserUpdated, person);
    return c.body(null, 200);
  }

  const users = '/providers/:providerId/users';
  return (
    new Hono<Env>()
      .post(`${users}/invite`, admin, async (c) => {
        const body = await bodyOf(c, inviteBody);
        if (!body) return malformed(c);
        const emails = body.emails ?? [];
        const errors = addressErrors(emails);
        if (errors.length > 0) return c.json(invalidModel({ Emails: errors }), 400);
        invite(c, emails, body.type);
        return c.body(null, 200);
      })
      .post(`${users}/reinvite`, admin, async (c) => {
        const body = await bodyOf(c, idsBody);
        return body ? c.json(bulk(reinvite(c, body.ids))) : malformed(c);
      })
      .post(`${users}/confirm`, admin, async (c) => {
        const body = await bodyOf(c, keysBody);
        return body ? c.json(bulk(confirm(c, body.keys))) : malformed(c);
      })
      .post(`${users}/public-keys`, admin, async (c) => {
        const body = await bodyOf(c, idsBody);
        if (!body) return malformed(c);
        const ids = new Set(body.ids.map((id) => id.toLowerCase()));
        const rows = teamOf(c)
          .filter(isIn(PROVIDER_USER_STATUS.accepted))
          .filter(({ id }) => ids.has(id))
          .flatMap(({ id, accountId }) => {
            const keys = context.state.account(accountId ?? '')?.keys;
            const object = 'providerUserPublicKeyResponseModel';
            return keys ? [{ object, id, userId: accountId, key: keys.publicKey }] : [];
          });
        return c.json(list(rows));
      })
      .post(`${users}/delete`, admin, removeMany)
      .delete(users, admin, removeMany)
      // the single routes run the same and throw away what became of the row (section 3.6)
      .post(`${users}/:id/reinvite`, admin, (c) => {
        reinvite(c, [pathId(c, 'id')]);
        return c.body(null, 200);
      })
      .post(`${users}/:id/confirm`, admin, async (c) => {
        const body = await bodyOf(c, keyBody);
        if (!body) return malformed(c);
        confirm(c, [{ id: pathId(c, 'id'), key: body.key }]);
        return c.body(null, 200);
      })
      .post(`${users}/:id/delete`, admin, (c) => removeOne(c))
      .delete(`${users}/:id`, admin, (c) => removeOne(c))
      .put(`${users}/:id`, admin, update)
      .post(`${users}/:id`, admin, update)
  );

  function removeOne(c: Context<Env>) {
    return remove(c, [pathId(c, 'id')]) ? c.body(null, 200) : c.json(errorBody(LAST_ADMIN), 400);
  }
}
