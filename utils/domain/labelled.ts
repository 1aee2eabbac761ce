import type { Client, ListedClient } from './clients.ts';
import { codeGiver } from './identity.ts';
import { type KeptLabels, NO_LABELS } from './labels.ts';

type LabelSets = Readonly<Record<string, KeptLabels>>;

const labelsOf = (sets: LabelSets, id: string) => (Object.hasOwn(sets, id) ? sets[id]?.labels : null);

/** The client that was given that code by hand, if it is still listed. */
export function ownerOfCode<C extends { id: string }>(
  clients: readonly C[],
  sets: LabelSets,
  code: string,
): C | null {
  return clients.find(({ id }) => labelsOf(sets, id)?.code === code) ?? null;
}

/**
 * Clients with what was attached to them. A code that was chosen belongs to that client alone: whoever had it from its
 * name gets another, and nobody else's changes.
 */
export function labelled(clients: readonly ListedClient[], sets: LabelSets): Client[] {
  const own = new Map<string, string>();
  for (const { id } of clients) {
    const code = labelsOf(sets, id)?.code;
    if (code) own.set(code, own.get(code) ?? id);
  }
  const others = clients.filter(
    ({ id, code }) => own.get(labelsOf(sets, id)?.code ?? '') !== id && !own.has(code),
  );
  const give = codeGiver([...own.keys(), ...others.map(({ code }) => code)]);
  return clients.map((client) => {
    const { favourite, tags, hue, code } = { ...NO_LABELS, ...labelsOf(sets, client.id) };
    const isOwn = code !== null && own.get(code) === client.id;
    const shown = isOwn ? code : own.has(client.code) ? give(client.name) : client.code;
    return { ...client, isPinned: favourite, tags, hue: hue ?? client.hue, code: shown };
  });
}
