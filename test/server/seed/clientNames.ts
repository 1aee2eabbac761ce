import type { PlanFeature } from '../model.ts';

/** One client of the demo provider: seats in all and in use, and what is unusual about it. */
export interface ClientSeed {
  name: string;
  tier: 'teams' | 'enterprise';
  seats: number;
  occupied: number;
  /**
   * `unreadable`: its key is well-formed but lies under another key than the provider's. `halfMade`: it was created, and
   * the invitation of its owner failed. `ownerless`: its owner accepted and was never confirmed.
   */
  trouble?: 'suspended' | 'unreadable' | 'halfMade' | 'ownerless';
  /** What it has not although its plan would. */
  lacks?: readonly PlanFeature[];
}

const client = (
  name: string,
  tier: ClientSeed['tier'],
  occupied: number,
  seats: number,
  trouble?: ClientSeed['trouble'],
): ClientSeed => ({ name, tier, seats, occupied, ...(trouble ? { trouble } : {}) });

/** On a plan from before logs, groups and directories were part of it. */
const onOldPlan = (name: string, occupied: number, seats: number): ClientSeed => ({
  ...client(name, 'teams', occupied, seats),
  lacks: ['useApi', 'useDirectory', 'useEvents', 'useGroups', 'useScim'],
});

export const NORTHWIND_CLIENTS: readonly ClientSeed[] = [
  client('Clover Dental', 'enterprise', 41, 60),
  client('Cloudreach Design', 'teams', 12, 20),
  client('Acme Legal', 'enterprise', 23, 40),
  client('Baker & Sons', 'teams', 10, 10),
  client('Delta Freight Logistics', 'enterprise', 87, 120),
  client('Eastgate Clinics', 'enterprise', 56, 60),
  client('Fjord Architects', 'teams', 9, 15, 'suspended'),
  client('Meridian Opticians', 'teams', 7, 12, 'unreadable'),
  client('Donaudampfschifffahrt- und Lagergesellschaften mbH', 'enterprise', 140, 200),
  client('Özgür Kaya Steuerberatung', 'teams', 6, 10),
  client('Čapek & Syn', 'teams', 4, 8),
  client('مكتبة النور (Al-Noor Books)', 'teams', 5, 10),
  client('Harbour Lane Brewing', 'teams', 14, 18),
  client('Ironbridge Property', 'enterprise', 31, 35),
  client('Juniper Legal Aid', 'teams', 11, 25),
  client('Kestrel Charter Co.', 'teams', 8, 10),
  client('Larkspur Primary School', 'enterprise', 64, 80),
  client('Maple Street Veterinary', 'teams', 13, 20),
  onOldPlan('Nordlys Bakeri', 3, 5),
  client('Orchard House Care', 'enterprise', 48, 50),
  client('Pemberton Accountants', 'enterprise', 19, 30),
  client('Quayside Insurance', 'enterprise', 72, 90),
  client('Riverstone Pharmacy', 'teams', 16, 24, 'ownerless'),
  client('Saint-Léger & Fils', 'teams', 0, 5, 'halfMade'),
];

export const HARBOUR_CLIENTS: readonly ClientSeed[] = [
  client('Anchor Chandlery', 'teams', 6, 10),
  client('Breakwater Hotel', 'enterprise', 38, 50),
  client('Driftwood Café', 'teams', 4, 5),
  client('Lighthouse Paediatrics', 'enterprise', 27, 30),
  client('Saltmarsh Surveyors', 'teams', 9, 12),
  client('Tidewater Legal', 'enterprise', 21, 25),
];

export const FJORDLINE_CLIENTS: readonly ClientSeed[] = [
  client('Glacier Tours', 'teams', 8, 10, 'suspended'),
  client('Skerry Seafood', 'teams', 11, 15, 'suspended'),
];

/** Organizations of their own, without a provider; Kim owns them (see members.ts). */
export const LOOSE_ORGANIZATIONS: readonly ClientSeed[] = [
  client('Rosewood & Sons Bindery', 'teams', 4, 8),
  client('Thornbury Estates', 'enterprise', 28, 60),
];

export const LICENCE_HOUSE_CLIENTS: readonly ClientSeed[] = [
  client('Bramble Nursery', 'teams', 5, 8),
  client('Castlegate Solicitors', 'enterprise', 16, 20),
];

export const ATLAS_CLIENTS: readonly ClientSeed[] = [
  client('Atlas Foundry', 'enterprise', 34, 40),
  client('Atlas Logistics', 'enterprise', 52, 60),
  client('Atlas Research', 'enterprise', 12, 15),
];

const words = (text: string) => text.split(' ');
const PLACES = words(
  'Alder Amber Ashford Beacon Birch Bluebell Bramble Bridgewater Cedar Chapel Copper Coral Crescent Dunmore Elm Fairview ' +
    'Falcon Foxglove Garnet Glen Granite Greenfield Hawthorn Hazel Heron Highgate Holly Ivory Kingsway Lakeside Laurel ' +
    'Linden Lower Marlow Meadow Millbrook Northgate Oakfield Opal Pinewood Poplar Primrose Redwood Rowan Sandbank Silver ' +
    'Southwick Sterling Summit Thornton Upland Valley Wessex Westbrook Willow Windmill Woodside Yarrow',
);
const TRADES = words(
  'Accounting Advisory Aviation Bakery Builders Cabling Catering Ceramics Childcare Clinic Construction Courier Dental ' +
    'Electrical Engineering Farms Finance Fitness Foods Gardens Glass Housing Insurance Joinery Kitchens Laboratories ' +
    'Lawyers Lettings Logistics Machinery Marine Media Metalwork Motors Opticians Packaging Pharmacy Plumbing Printing ' +
    'Recruitment Roofing Security Solar Surveyors Textiles Timber Training Travel Veterinary Windows',
);
const FORMS = ['Ltd', 'Group', 'Partners', '& Co.', 'North', 'Services'];
/** Shares no factor with the number of combinations, so the walk meets each one once. */
const STRIDE = 7_919;

/** The nth made-up company name; no two below 17,000 are alike. */
export function madeUpName(index: number): string {
  const combinations = PLACES.length * TRADES.length * FORMS.length;
  const at = (index * STRIDE) % combinations;
  const place = PLACES[at % PLACES.length];
  const trade = TRADES[Math.floor(at / PLACES.length) % TRADES.length];
  const form = FORMS[Math.floor(at / (PLACES.length * TRADES.length))];
  return `${place} ${trade} ${form}`;
}

/** Collection names in a client's vault; slashes are folders by convention. */
export const COLLECTION_NAMES = [
  'Default collection',
  'Reception',
  'Finance',
  'Finance/Payroll',
  'IT',
  'IT/Network',
  'IT/Printers and scanners',
  'Management',
  'Marketing',
  'Suppliers',
  'Website & social media',
  'Alarm and door codes',
] as const;
