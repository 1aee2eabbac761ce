import { EVENT, type LogRow } from '../audit/logRow.ts';
import type { Client } from '../model.ts';
import { latestMembers, type MadeUpMember } from './madeUpMember.ts';
import { somewhere } from './providerLog.ts';
import { type Random, random } from './random.ts';
import { workMoment } from './workdays.ts';

/** What members do most, the frequent types more than once. */
const ITEM_TYPES = [1107, 1107, 1107, 1108, 1111, 1111, 1114, 1114, 1114, 1100, 1101, 1115] as const;
const MEMBER_TYPES = [1500, 1501, 1502, 1503, 1511] as const;
const COLLECTION_TYPES = [1300, 1301] as const;

function byMember(
  client: Client,
  members: readonly [MadeUpMember, ...MadeUpMember[]],
  at: number,
  draw: Random,
): LogRow {
  const base = {
    at,
    organizationId: client.id,
    actingUserId: draw.pick(members).userId,
    ...somewhere(draw),
  };
  const kind = draw.next();
  if (kind < 0.7) return { ...base, type: draw.pick(ITEM_TYPES), cipherId: draw.guid() };
  if (kind < 0.85) {
    const type = draw.pick(MEMBER_TYPES);
    const { id: organizationUserId, userId } = draw.pick(members);
    return { ...base, type, organizationUserId, userId };
  }
  if (kind < 0.97) return { ...base, type: draw.pick(COLLECTION_TYPES), collectionId: draw.guid() };
  return { ...base, type: 1700, policyId: draw.guid() };
}

/** A vault opened by the provider stands in both logs with the same moment and person. */
function byProvider(client: Client, providerRows: readonly LogRow[]): LogRow[] {
  return providerRows
    .filter((row) => row.type === EVENT.clientVaultAccessed && row.providerOrganizationId === client.linkId)
    .map(({ providerOrganizationId: _, ...row }) => ({
      ...row,
      type: EVENT.organizationVaultAccessed,
      organizationId: client.id,
    }));
}

/** A client's log: what its members did, and each opening of its vault out of the provider's log. */
export function clientLog(
  client: Client,
  providerRows: readonly LogRow[],
  { count, seed, now }: { count: number; seed: number; now: number },
): LogRow[] {
  const draw = random(seed, 'client log', client.id);
  // whoever has gone since is in no list of members any more
  const gone: MadeUpMember = { id: draw.guid(), userId: draw.guid() };
  const members: [MadeUpMember, ...MadeUpMember[]] = [gone, ...latestMembers(client, 3)];
  const rows = Array.from({ length: count }, () => byMember(client, members, workMoment(draw, now), draw));
  return [...rows, ...byProvider(client, providerRows)];
}
