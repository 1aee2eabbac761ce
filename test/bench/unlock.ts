import { deriveMasterKey } from '../../utils/crypto/kdf.ts';
import { DEMO_PASSWORD, startServer } from '../server/server.ts';
import { createWorld } from '../service/world.ts';
import { paired } from './paired.ts';
import { type BenchOptions, medianRow, type Row } from './row.ts';

const CASES = [
  { name: 'PBKDF2 600,000', email: 'kim@northwind.example', clients: 100 },
  { name: 'PBKDF2 600,000', email: 'kim@northwind.example', clients: 10_000 },
  { name: 'Argon2id 3/64/4', email: 'ada@northwind.example', clients: 100 },
  { name: 'PBKDF2 600,000, newer encryption', email: 'fern@northwind.example', clients: 100 },
];
const BUDGET = 1.1;

/** From the master password to the reply that the vault is open, against deriving the master key alone. */
async function measureCase(
  { name, email, clients }: (typeof CASES)[number],
  { quick }: BenchOptions,
): Promise<Row[]> {
  const server = await startServer({ clients });
  try {
    const world = createWorld(server.url);
    const signedIn = await world.signIn(email, DEMO_PASSWORD);
    if (!signedIn.ok) throw new Error(`Signing in ended in ${signedIn.failure.kind}.`);
    await world.get('clients.refresh', {});
    const { disk } = world.platform;
    const account = await disk.activeAccount();
    if (!account) throw new Error('The account that signed in is not on disk.');

    const { ours, bare, ratios } = await paired({
      pairs: quick ? 3 : 15,
      // also waits for what the unlock before began to paint
      prepare: () => world.get('session.lock', {}),
      ours: () => world.get('session.unlock', { password: DEMO_PASSWORD }),
      bare: () => deriveMasterKey(DEMO_PASSWORD, account.salt, account.kdf),
    });
    const title = `unlock, ${name}, ${clients.toLocaleString('en')} clients`;
    return [
      medianRow(`${title}: unlocked reply`, 'ms', ours),
      medianRow(`${title}: bare KDF`, 'ms', bare),
      medianRow(`${title}: ratio`, 'times', ratios, { budget: BUDGET }),
    ];
  } finally {
    await server.close();
  }
}

/** Unlocking in the worker, in Node. */
export async function measure(options: BenchOptions): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of CASES) rows.push(...(await measureCase(one, options)));
  return rows;
}
