import { client as clientSchema } from '../../utils/bridge/schemas.ts';
import type { Client } from '../../utils/domain/clients.ts';
import { codesFor, hueOf } from '../../utils/domain/identity.ts';
import { type ClientIndex, indexClients, searchClients } from '../../utils/domain/search.ts';
import { NORTHWIND_CLIENTS } from '../server/seed/clientNames.ts';
import { clientSeeds } from '../server/seed/clients.ts';
import { random } from '../server/seed/random.ts';
import { PREFIXES } from './keystrokes.ts';
import { type BenchOptions, median, medianRow, type Row } from './row.ts';

const SIZES = [100, 1_000, 10_000];

/** The clients of the demo provider as the pages have them. */
function makeClients(count: number): Client[] {
  const draw = random('bench', 'clients');
  const named = clientSeeds(NORTHWIND_CLIENTS, count, 1).map((seed) => ({ ...seed, id: draw.guid() }));
  const codes = codesFor(named);
  return named.map(({ id, name, seats, occupied }) =>
    clientSchema.parse({
      id,
      linkId: draw.guid(),
      name,
      plan: 'Teams',
      seats: { used: occupied, total: seats },
      trouble: null,
      features: 0,
      membership: null,
      hue: hueOf(id),
      code: codes.get(id),
      isPinned: false,
      tags: [],
    }),
  );
}

function indexed(clients: readonly Client[]): ClientIndex {
  const index = indexClients(clients);
  index.entries();
  return index;
}

function timed<Value>(work: () => Value): { value: Value; took: number } {
  const started = performance.now();
  const value = work();
  return { value, took: performance.now() - started };
}

function measureSize(count: number, rounds: number): Row[] {
  const clients = makeClients(count);
  const indexing: number[] = [];
  const searching = PREFIXES.map((query): { query: string; took: number[] } => ({ query, took: [] }));
  for (let round = 0; round <= rounds; round++) {
    const { value: index, took } = timed(() => indexed(clients));
    const keys = searching.map(({ query }) => timed(() => searchClients(index, query)).took);
    if (round === 0) continue;
    indexing.push(took);
    searching.forEach((key, at) => {
      key.took.push(keys[at] ?? Number.NaN);
    });
  }
  const [slowest] = searching.toSorted((a, b) => median(b.took) - median(a.took));
  const title = `search, ${count.toLocaleString('en')} clients`;
  return [
    medianRow(`${title}: index, once per list`, 'ms', indexing),
    medianRow(
      `${title}: one key`,
      'ms',
      searching.flatMap(({ took }) => took),
      slowest && { note: `slowest: “${slowest.query}”, ${median(slowest.took).toFixed(2)} ms` },
    ),
  ];
}

/** What one key costs in `searchClients`, and what a new list costs before it; in Node. */
export async function measure({ quick }: BenchOptions): Promise<Row[]> {
  return SIZES.flatMap((count) => measureSize(count, quick ? 3 : 15));
}
