import type { Client } from '../../utils/domain/clients.ts';
import { ALL_FEATURES } from '../../utils/domain/features.ts';
import {
  type Capability,
  type ClientFacts,
  decide,
  PERMISSION_AREAS,
  type Verdict,
} from '../../utils/domain/permissions.ts';
import type { Provider, ProviderRole } from '../../utils/domain/providers.ts';
import { t, tMember } from '../../utils/domain/text.ts';
import { verdictReason } from '../shared/verdictReason.ts';

export interface Right {
  capability: Capability;
  /** What it lets one do. */
  name: string;
  mine: Verdict;
  /** Of somebody else in the other role. */
  theirs: Verdict;
  /** Why not; or what to know before doing it. */
  remark: string;
}

export interface RightArea {
  title: string;
  rights: Right[];
}

/** The client rights are judged for while none is chosen: all is well, its plan has everything. */
const ANY_CLIENT: ClientFacts = { trouble: null, features: ALL_FEATURES, membership: null };

export const otherRole = (role: ProviderRole): ProviderRole =>
  role === 'providerAdmin' ? 'serviceUser' : 'providerAdmin';

const keyOf = (capability: Capability): string => capability.replaceAll('.', '_');

function toRight(provider: Provider, client: ClientFacts, capability: Capability): Right {
  const key = keyOf(capability);
  const mine = decide(provider, capability, client);
  const other = { ...provider, role: otherRole(provider.role) };
  return {
    capability,
    name: tMember('right', key) || capability,
    mine,
    theirs: decide(other, capability, { ...client, membership: null }),
    remark: verdictReason(mine) ?? tMember('right', `${key}_note`),
  };
}

const titleOf = (area: keyof typeof PERMISSION_AREAS): string => tMember('area', area) || t('role_title');

/** The whole permission table as one person meets it: at this provider, and inside this client when there is one. */
export function rightsOf(provider: Provider, client: Client | null): RightArea[] {
  const areas = Object.entries(PERMISSION_AREAS) as [keyof typeof PERMISSION_AREAS, object][];
  return areas.map(([area, table]) => ({
    title: titleOf(area),
    rights: (Object.keys(table) as Capability[]).map((capability) =>
      toRight(provider, client ?? ANY_CLIENT, capability),
    ),
  }));
}

/** Those whose words hold every word of the query; areas without any are left out. */
export function findRights(areas: readonly RightArea[], query: string): RightArea[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (area: RightArea, { name, remark }: Right) => {
    const text = `${area.title} ${name} ${remark}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return areas
    .map((area) => ({ ...area, rights: area.rights.filter((right) => fits(area, right)) }))
    .filter(({ rights }) => rights.length > 0);
}
