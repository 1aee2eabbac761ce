import type { ServerOptions } from '../../server/options.ts';

/** The server's two switches: what provider users may do with items, and who pays for the demo provider's clients. */
export type Switches = Pick<ServerOptions, 'items' | 'billing'>;

export interface Person {
  email: string;
  /** The provider worked for. */
  provider: string;
  /** Clients of it, each with something about it or about this person's membership. */
  clients: readonly string[];
}

const NORTHWIND_CLIENTS = [
  'Clover Dental',
  'Cloudreach Design',
  'Acme Legal',
  'Baker & Sons',
  'Delta Freight Logistics',
  'Eastgate Clinics',
  // suspended, with a key that does not open, without a log
  'Fjord Architects',
  'Meridian Opticians',
  'Nordlys Bakeri',
];

const northwind = (name: string): Person => ({
  email: `${name}@northwind.example`,
  provider: 'Northwind MSP',
  clients: NORTHWIND_CLIENTS,
});

/** Both roles, and between them every kind of direct membership. */
const NORTHWIND = ['kim', 'ada', 'mia', 'priya'].map(northwind);

/** Both roles at a provider of each other kind and state. */
const ELSEWHERE: readonly Person[] = [
  { email: 'mia@northwind.example', provider: 'Harbour IT Partners', clients: ['Anchor Chandlery'] },
  { email: 'petra@harbour.example', provider: 'Harbour IT Partners', clients: ['Breakwater Hotel'] },
  { email: 'sue@fjordline.example', provider: 'Fjordline Services', clients: ['Skerry Seafood'] },
  { email: 'stig@fjordline.example', provider: 'Fjordline Services', clients: ['Glacier Tours'] },
  { email: 'rex@licences.example', provider: 'Licence House', clients: ['Bramble Nursery'] },
  { email: 'ines@licences.example', provider: 'Licence House', clients: ['Castlegate Solicitors'] },
  { email: 'bea@atlas.example', provider: 'Atlas Group IT', clients: ['Atlas Foundry'] },
  { email: 'ben@atlas.example', provider: 'Atlas Group IT', clients: ['Atlas Research'] },
];

/** Everyone under the demo's switches; where the switches matter, under all of them. */
export const WORLDS: readonly { switches: Switches; people: readonly Person[] }[] = [
  { switches: { items: 'owner', billing: 'consolidated' }, people: [...NORTHWIND, ...ELSEWHERE] },
  { switches: { items: 'read', billing: 'separate' }, people: NORTHWIND },
  { switches: { items: 'owner', billing: 'separate' }, people: NORTHWIND.slice(0, 2) },
  { switches: { items: 'read', billing: 'consolidated' }, people: NORTHWIND.slice(0, 2) },
];

/** People whose provider is not in their list: not confirmed yet, in none, or in one that is not set up. */
export const WITHOUT_PROVIDER = [
  { email: 'leo@northwind.example', provider: 'Northwind MSP', status: null },
  { email: 'nora@solo.example', provider: 'Northwind MSP', status: null },
  { email: 'olga@pending.example', provider: 'Meadow Cloud Services', status: 'pending' },
] as const;
