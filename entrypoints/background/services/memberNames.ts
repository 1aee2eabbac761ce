import type { Client } from '../../../utils/domain/clients.ts';
import { decide } from '../../../utils/domain/permissions.ts';
import { plainText } from '../../../utils/domain/plainText.ts';
import { getMemberSummaries } from '../../../utils/wire/members.ts';
import type { ClientScope } from '../../../utils/wire/scope.ts';
import type { Platform } from '../platform.ts';
import type { ApiService, Urgency } from './api.ts';
import type { Directory } from './directory.ts';
import type { Door } from './door.ts';

/** Asked again after this long, in milliseconds: people come and go. */
const STALE = 10 * 60_000;

type People = ReadonlyMap<string, string>;

const NOBODY: People = new Map();

interface MemberNamesDependencies {
  platform: Platform;
  door: Door;
  api: ApiService;
  directory: Directory;
}

/** A client's own people by account and by membership, for its log; in memory alone, and asked for without a trace. */
export function createMemberNames({ platform, door, api, directory }: MemberNamesDependencies) {
  const known = new Map<string, { at: number; people: People }>();
  door.onLock(() => known.clear());

  async function mayAsk(client: Client | null): Promise<boolean> {
    const provider = (await directory.currentProvider())?.provider ?? null;
    return client !== null && decide(provider, 'client.members.manage', client).allowed;
  }

  async function ask(scope: ClientScope, urgency: Urgency): Promise<People> {
    const { data } = await api.send(getMemberSummaries(scope), urgency);
    return new Map(
      data.flatMap(({ id, userId, name, email }) => {
        const words = plainText(name ?? '') || plainText(email);
        return [id, userId].flatMap((each) => (each ? [[each, words] as const] : []));
      }),
    );
  }

  return async (scope: ClientScope, urgency: Urgency): Promise<People> => {
    const key = `${scope.accountId}/${scope.clientId}`;
    const before = known.get(key);
    if (before && platform.now() - before.at < STALE) return before.people;
    if (!(await mayAsk(await directory.client(scope.clientId)))) return NOBODY;
    // names are a courtesy: a log is shown with short ids rather than not at all
    const people = await ask(scope, urgency).catch(() => NOBODY);
    // a lock that came meanwhile has forgotten everybody
    if (people !== NOBODY && (await door.secrets())) known.set(key, { at: platform.now(), people });
    return people;
  };
}

export type MemberNames = ReturnType<typeof createMemberNames>;
