import { Hono } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import { NOT_FOUND } from '../errors.ts';
import { type Client, MEMBER_STATUS, MEMBER_TYPE } from '../model.ts';
import { madeUpMember } from '../seed/madeUpMember.ts';
import type { State } from '../state.ts';
import { type MemberRight, reachableClient } from './guards.ts';
import { list, wireDate } from './wire.ts';

const MANAGERS: MemberRight = { admins: true, permission: 'manageUsers' };
const STATUSES = ['invited', 'accepted', 'confirmed'] as const;

interface Row {
  id: string;
  userId: string | null;
  type: number;
  status: number;
  name: string | null;
  email: string;
}

/** Those who have no account here: owners by name, the others made up so that there are as many as are counted. */
function outsiders({ id: clientId, owners, members }: Client): Row[] {
  const row = (index: number, email: string, type: number, status: (typeof STATUSES)[number]): Row => {
    const ids = madeUpMember(clientId, index);
    return {
      id: ids.id,
      userId: status === 'invited' ? null : ids.userId,
      type,
      status: MEMBER_STATUS[status],
      name: status === 'invited' ? null : (email.split('@')[0] ?? email),
      email,
    };
  };
  const rows = owners.map(({ email, status }, index) => row(index, email, MEMBER_TYPE.owner, status));
  for (const status of STATUSES) {
    const named = owners.filter((owner) => owner.status === status).length;
    for (let left = members[status] - named; left > 0; left--) {
      const index = rows.length;
      rows.push(row(index, `person-${index}@${clientId.slice(0, 8)}.example`, MEMBER_TYPE.user, status));
    }
  }
  return rows;
}

const insiders = (state: State, clientId: string): Row[] =>
  state.membersOf(clientId).map(({ id, accountId, type, status }) => {
    const account = state.account(accountId);
    return {
      id,
      userId: accountId,
      type,
      status,
      name: account?.name ?? null,
      email: account?.email ?? '',
    };
  });

const rowsOf = (state: State, client: Client): Row[] => [...outsiders(client), ...insiders(state, client.id)];

const summaryResponse = (row: Row) => ({ object: 'organizationUserUserMiniDetails', ...row });

/** reference/provider-api.md section 8.4. */
const memberResponse = (client: Client, row: Row) => ({
  object: 'organizationUserUserDetails',
  ...row,
  externalId: null,
  accessSecretsManager: false,
  accessPam: false,
  resetPasswordEnrolled: false,
  usesKeyConnector: false,
  hasMasterPassword: row.userId !== null,
  avatarColor: null,
  twoFactorEnabled: false,
  ssoBound: false,
  claimedByOrganization: false,
  collections: [],
  groups: [],
  revocationReason: null,
  creationDate: wireDate(client.createdAt),
});

/** Who belongs to a client itself. */
export function memberRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .get('/organizations/:organizationId/users', (c) => {
      const client = reachableClient(context, c, MANAGERS);
      if (!client) return c.json(NOT_FOUND, 404);
      return c.json(list(rowsOf(context.state, client).map((row) => memberResponse(client, row))));
    })
    .get('/organizations/:organizationId/users/mini-details', (c) => {
      const client = reachableClient(context, c, MANAGERS);
      if (!client) return c.json(NOT_FOUND, 404);
      return c.json(list(rowsOf(context.state, client).map(summaryResponse)));
    });
}
