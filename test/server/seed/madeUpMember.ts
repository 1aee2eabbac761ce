import type { Client } from '../model.ts';
import { random } from './random.ts';

export interface MadeUpMember {
  /** Of the membership. */
  id: string;
  userId: string;
}

/** The ids of somebody who belongs to a client and has no account here, the same whoever asks. */
export function madeUpMember(clientId: string, index: number): MadeUpMember {
  const draw = random('member', clientId, index);
  return { id: draw.guid(), userId: draw.guid() };
}

/** The last ones that a client counts: those are confirmed. */
export function latestMembers({ id, members }: Client, most: number): MadeUpMember[] {
  const count = members.invited + members.accepted + members.confirmed;
  const shown = Math.min(most, members.confirmed);
  return Array.from({ length: shown }, (_, at) => madeUpMember(id, count - 1 - at));
}
