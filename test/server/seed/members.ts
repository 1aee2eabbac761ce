import { encodeHtml } from '../html.ts';
import { type Account, MEMBER_STATUS, MEMBER_TYPE, type Member, type MemberPermission } from '../model.ts';
import type { SeededClient } from './clients.ts';
import { random } from './random.ts';
import { sealToPublicKey } from './seal.ts';

/** Someone with an account here who belongs to a client itself. */
export interface DirectMemberSeed {
  email: string;
  client: string;
  type: keyof typeof MEMBER_TYPE;
  status?: keyof typeof MEMBER_STATUS;
  permissions?: readonly MemberPermission[];
  accessSecretsManager?: true;
}

/** Provider users with each kind of membership, and people who have nothing but a membership. */
export const DIRECT_MEMBERS: readonly DirectMemberSeed[] = [
  { email: 'kim@northwind.example', client: 'Acme Legal', type: 'owner' },
  { email: 'kim@northwind.example', client: 'Fjord Architects', type: 'owner' },
  { email: 'kim@northwind.example', client: 'Rosewood & Sons Bindery', type: 'owner' },
  { email: 'kim@northwind.example', client: 'Thornbury Estates', type: 'owner' },
  { email: 'ada@northwind.example', client: 'Clover Dental', type: 'user' },
  { email: 'ada@northwind.example', client: 'Meridian Opticians', type: 'user' },
  { email: 'ada@northwind.example', client: 'Eastgate Clinics', type: 'admin', status: 'accepted' },
  { email: 'mia@northwind.example', client: 'Clover Dental', type: 'owner', status: 'revoked' },
  { email: 'mia@northwind.example', client: 'Baker & Sons', type: 'admin' },
  {
    email: 'priya@northwind.example',
    client: 'Delta Freight Logistics',
    type: 'custom',
    permissions: ['editAnyCollection'],
  },
  { email: 'sue@fjordline.example', client: 'Skerry Seafood', type: 'owner' },
  { email: 'petra@harbour.example', client: 'Baker & Sons', type: 'owner' },
  { email: 'nora@solo.example', client: 'Baker & Sons', type: 'owner', status: 'revoked' },
  { email: 'pia@northwind.example', client: 'Breakwater Hotel', type: 'user' },
  { email: 'jonas@harbour.example', client: 'Acme Legal', type: 'custom', permissions: ['accessEventLogs'] },
];

/** The rows of the people above whose client is in this world; who is confirmed holds the client key. */
export function makeMembers(
  seeds: readonly DirectMemberSeed[],
  clients: readonly SeededClient[],
  accounts: ReadonlyMap<string, Account>,
  seed: number,
): Member[] {
  const byName = new Map(clients.map((seeded) => [seeded.client.name, seeded]));
  return seeds.flatMap((from): Member[] => {
    const account = accounts.get(from.email);
    const seeded = byName.get(encodeHtml(from.client));
    if (!account || !seeded) return [];
    const status = from.status ?? 'confirmed';
    const draw = random(seed, 'member', seeded.client.id, from.email);
    const id = draw.guid();
    const holdsKey = account.keys !== null && (status === 'confirmed' || status === 'revoked');
    return [
      {
        id,
        clientId: seeded.client.id,
        accountId: account.id,
        type: MEMBER_TYPE[from.type],
        status: MEMBER_STATUS[status],
        permissions: from.permissions ?? [],
        accessSecretsManager: from.accessSecretsManager ?? false,
        key: account.keys && holdsKey ? sealToPublicKey(seeded.key, account.keys.publicKey, draw) : null,
      },
    ];
  });
}
