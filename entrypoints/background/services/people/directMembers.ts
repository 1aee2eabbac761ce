import type { DirectMember } from '../../../../utils/domain/directMembers.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';
import type { ClientId, ProviderUserId } from '../../../../utils/domain/ids.ts';
import type { Person } from '../../../../utils/domain/people.ts';
import { getMemberSummaries, type WireMemberSummary } from '../../../../utils/wire/members.ts';
import type { FanOutScope, ProviderScope } from '../../../../utils/wire/scope.ts';
import { WireError } from '../../../../utils/wire/wireError.ts';
import type { ApiService } from '../api.ts';
import { memberRoleOf, memberStatusOf } from '../memberships.ts';
import type { PeopleService } from './people.ts';

/** By account; whoever has none yet, on either side, by address. */
const isSame = (person: Person, { userId, email }: WireMemberSummary): boolean =>
  person.userId !== null && userId !== null
    ? person.userId === userId
    : person.email.toLowerCase() === email.toLowerCase();

interface Found {
  found: DirectMember[];
  notRead: ClientId[];
}

/**
 * Where people of the team are members of clients as well. Reads that leave no trace; a client that does not answer,
 * or in which nobody may look, is named.
 */
export function createDirectMembers(api: ApiService, people: PeopleService) {
  /** null: it could not be read. */
  async function membersIn(scope: FanOutScope): Promise<WireMemberSummary[] | null> {
    try {
      return (await api.send(getMemberSummaries(scope), { background: true })).data;
    } catch (error) {
      if (error instanceof WireError) return null;
      throw error;
    }
  }

  return async (
    provider: ProviderScope,
    scopes: readonly FanOutScope[],
    ids: readonly ProviderUserId[],
    clientIds: readonly ClientId[],
  ): Promise<Found> => {
    const among = (team: readonly Person[]) => team.filter(({ id }) => ids.includes(id));
    const isAll = (some: readonly Person[]) => some.length === new Set(ids).size;
    const known = among(await people.known());
    const team = isAll(known) ? known : among(await people.list(provider));
    if (!isAll(team)) throw new FailureError('notFound');
    const asked = await Promise.all(
      [...new Set(clientIds)].map(async (clientId) => {
        const scope = scopes.find((one) => one.clientId === clientId);
        return { clientId, members: scope ? await membersIn(scope) : null };
      }),
    );
    return {
      notRead: asked.filter(({ members }) => members === null).map(({ clientId }) => clientId),
      found: asked.flatMap(({ clientId, members }) =>
        team.flatMap((person) => {
          const row = members?.find((member) => isSame(person, member));
          return row
            ? [{ id: person.id, clientId, role: memberRoleOf(row.type), status: memberStatusOf(row.status) }]
            : [];
        }),
      ),
    };
  };
}
