import { FailureError } from '../../../../utils/domain/failures.ts';
import type { ProviderId } from '../../../../utils/domain/ids.ts';
import type { Person } from '../../../../utils/domain/people.ts';
import { plainText } from '../../../../utils/domain/plainText.ts';
import { PROVIDER_ROLES } from '../../../../utils/domain/providers.ts';
import { getPeople, type ProviderUser } from '../../../../utils/wire/people.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import type { ApiService } from '../api.ts';
import type { Directory } from '../directory.ts';
import type { Door } from '../door.ts';
import type { SessionService } from '../session.ts';
import type { Invitations } from './invitations.ts';

const STATUSES = ['invited', 'accepted', 'confirmed'] as const;

export type PeopleService = ReturnType<typeof createPeopleService>;

function toPerson(
  { id, userId, name, email, type, status }: ProviderUser,
  own: string,
): Omit<Person, 'invitedAt' | 'loggedInviteAt'> {
  const role = PROVIDER_ROLES[type];
  const state = STATUSES[status];
  if (!role || !state) throw new FailureError('unexpectedAnswer');
  const seen = { name: plainText(name ?? '') || null, email: plainText(email) };
  return { id, userId, ...seen, role, status: state, isYou: userId === own };
}

/** The provider's own team, as Bitwarden lists it to Provider Admins. */
export function createPeopleService(
  door: Door,
  session: SessionService,
  api: ApiService,
  directory: Directory,
  invitations: Invitations,
) {
  /** For the names in the log only; whoever asks for people gets them fresh. */
  let lastHeard: { providerId: ProviderId; people: Person[] } | null = null;
  door.onLock(() => {
    lastHeard = null;
  });

  async function list(scope: ProviderScope): Promise<Person[]> {
    const open = door.signal();
    const { data } = await api.send(getPeople(scope));
    const { accountId, epoch } = await session.require();
    if (epoch !== scope.epoch) throw new FailureError('staleContext');
    const sent = await invitations.read(scope);
    const people = data.map((row) => {
      const person = toPerson(row, accountId);
      const invitedAt = sent[person.email.toLowerCase()] ?? null;
      const logged = sent[person.id];
      return { ...person, invitedAt, ...(logged === undefined ? {} : { loggedInviteAt: logged }) };
    });
    if (!open.aborted) lastHeard = { providerId: scope.providerId, people };
    return people;
  }

  return {
    list,
    /** Of the provider worked for. */
    async known(): Promise<Person[]> {
      const acting = await directory.acting((await session.require()).era);
      if (!acting) return [];
      const { scope } = acting;
      return lastHeard?.providerId === scope.providerId ? lastHeard.people : list(scope);
    },
  };
}
