import { random } from '../../seed/random.ts';
import { clientIdOf, clientsOf, lie, profileOf, type Row, rowsOf, textOf } from './lie.ts';

const FOREIGN = random('foreign object').guid();

/** A client of sync that belongs to a provider the person is not in. */
export const foreignClientInSync = lie((body) => {
  const clients = profileOf(body).providerOrganizations;
  const [first] = rowsOf(clients);
  if (first && Array.isArray(clients)) {
    clients.push({ ...first, id: FOREIGN, providerId: random('foreign provider').guid(), name: 'Not yours' });
  }
});

/** The list of one client's collections holds one of another client. */
export const foreignCollection = lie((body) => {
  const [first] = rowsOf(body.data);
  if (first && Array.isArray(body.data) && textOf(first.object).startsWith('collection')) {
    body.data.push({ ...first, id: random('foreign collection').guid(), organizationId: FOREIGN });
  }
});

/** A log holds a row of another provider and client. */
export const foreignEvent = lie((body) => {
  const [first] = rowsOf(body.data);
  if (first && Array.isArray(body.data) && first.object === 'event') {
    body.data.unshift({ ...first, providerId: FOREIGN, organizationId: FOREIGN });
  }
});

/** Sync is someone else's. */
export const foreignProfile = lie((body) => {
  const profile = profileOf(body);
  if (profile.object === 'profile') Object.assign(profile, { id: FOREIGN, email: 'someone@else.example' });
});

/** Every provider says the same of the person, whatever the server then allows. */
const role = (type: number) =>
  lie((body) => {
    for (const provider of rowsOf(profileOf(body).providers)) provider.type = type;
  });
export const rolePromised = role(0);
export const roleDenied = role(1);

/** Right-to-left override, isolates, zero width, control characters, markup, an entity. */
const SPOOFS = [
  '\u202Etnedneped\u202C',
  '\u2066\u2069\u200B\uFEFF',
  '\u0000\u0007\n\r\t',
  '<img src=x onerror=alert(1)>',
  '&lt;b&gt;&amp;amp;',
  '</match><url>x</url>',
];
const NAME_FIELDS = ['name', 'organizationName', 'providerName', 'businessName'];

export const spoofed = (name: string, index: number): string =>
  `${name.slice(0, 20)}${SPOOFS[index % SPOOFS.length]}`;

function spoof(row: Row, index: number): void {
  for (const field of NAME_FIELDS) {
    if (typeof row[field] === 'string' && !row[field].startsWith('2.'))
      row[field] = spoofed(row[field], index);
  }
}

/** Names of clients, providers, people and collections that try to look like something else. */
export const namesSpoofed = lie((body, { state }) => {
  const profile = profileOf(body);
  const named = [profile, ...rowsOf(profile.providers), ...rowsOf(profile.organizations), ...clientsOf(body)];
  const people = rowsOf(body.data).filter(({ object }) => object === 'providerUserUserDetails');
  [...named, ...people].forEach(spoof);
  rowsOf(body.data)
    .filter(({ object }) => textOf(object).startsWith('collection'))
    .forEach((collection, index) => {
      collection.name = state.insider.sealText(clientIdOf(collection), spoofed('Collection', index));
    });
});
