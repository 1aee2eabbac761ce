import { TOKEN_KEY_PAIR } from '../../seed/keyPairs.ts';
import { random } from '../../seed/random.ts';
import { seal, sealToPublicKey } from '../../seed/seal.ts';
import type { FaultAnswer } from '../fault.ts';
import { clientIdOf, clientsOf, lie, profileOf, type Row, rowsOf, textOf } from './lie.ts';

/** Key bytes the server made itself, the same each time they are asked for. */
const forgedKey = (id: string) => random('forged key', id).bytes(64);

/** Its own public key, where a person's should be. */
export const FORGED_PUBLIC_KEY = TOKEN_KEY_PAIR.publicKey;

const hasPersonKey = (row: Row): boolean => textOf(row.object).endsWith('PublicKeyResponseModel');

/** Whoever is to be confirmed has the server's own key, so that what is sealed to them opens for the server. */
export const personKeySwapped = lie((body) => {
  if (body.object === 'userKey') body.publicKey = FORGED_PUBLIC_KEY;
  for (const row of rowsOf(body.data).filter(hasPersonKey)) row.key = FORGED_PUBLIC_KEY;
});

/** True at the first look, the one that is read aloud, and the server's own at every later one. */
export function personKeyAlternated(): FaultAnswer {
  const shown = new Set<string>();
  return lie((body) => {
    const rows = [...(body.object === 'userKey' ? [body] : []), ...rowsOf(body.data).filter(hasPersonKey)];
    for (const row of rows) {
      const userId = textOf(row.userId);
      if (shown.has(userId)) row['key' in row ? 'key' : 'publicKey'] = FORGED_PUBLIC_KEY;
      shown.add(userId);
    }
  });
}

/** A provider key the server made, sealed to the person, and client keys under it: everything opens, nothing is true. */
export const providerKeySwapped = lie((body, { state }, c) => {
  const publicKey = state.account(c.var.caller?.accountId ?? '')?.keys?.publicKey;
  if (!publicKey) return;
  for (const provider of rowsOf(profileOf(body).providers)) {
    const id = textOf(provider.id);
    provider.key = sealToPublicKey(forgedKey(id), publicKey, random('forged', id));
  }
  for (const client of clientsOf(body)) {
    const id = clientIdOf(client);
    client.key = seal(forgedKey(id), forgedKey(textOf(client.providerId)), random('forged', id));
  }
});

/** A confirmed person without the provider key, as after a confirmation that went wrong. */
export const providerKeyMissing = lie((body) => {
  for (const provider of rowsOf(profileOf(body).providers)) provider.key = null;
});

/** A client key sealed to the person: whoever knows the public key can do that. */
export const clientKeyRsa = lie((body, { state }, c) => {
  const publicKey = state.account(c.var.caller?.accountId ?? '')?.keys?.publicKey;
  const [client] = clientsOf(body);
  if (!publicKey || !client) return;
  const id = clientIdOf(client);
  client.key = sealToPublicKey(forgedKey(id), publicKey, random('forged', id));
});

/** The second client carries the first one's key: what is sealed for the one opens for the other. */
export const clientKeyShared = lie((body) => {
  const [first, second] = clientsOf(body);
  if (first && second) second.key = first.key;
});

/** The client that came last carries the first one's key, so that nobody finds it by its own. */
export const newestKeySwapped = lie((body) => {
  for (const rows of [rowsOf(profileOf(body).providerOrganizations), clientsOf({ data: body.data })]) {
    const [first, newest] = [rows[0], rows.at(-1)];
    if (first && newest) newest.key = first.key;
  }
});

export const clientKeysExchanged = lie((body) => {
  const [first, second] = clientsOf(body);
  if (first && second) [first.key, second.key] = [second.key, first.key];
});

/** Another key under the right provider key: the work of someone who once held it. */
export const clientKeyChanged = lie((body, { state }) => {
  const [client] = clientsOf(body);
  if (client) client.key = state.insider.wrapClientKey(clientIdOf(client), forgedKey(clientIdOf(client)));
});

/** The key of a direct membership is not the one the provider's way leads to. */
export const directKeyDiffers = lie((body, { state }, c) => {
  const publicKey = state.account(c.var.caller?.accountId ?? '')?.keys?.publicKey;
  const { organizations, organizationsNew } = profileOf(body);
  if (!publicKey) return;
  for (const member of [...rowsOf(organizations), ...rowsOf(organizationsNew)]) {
    const id = textOf(member.id);
    if (member.key) member.key = sealToPublicKey(forgedKey(id), publicKey, random('forged', id));
  }
});

/** A device that was let in gets a user key the server made. */
export const deviceKeySwapped = lie((body) => {
  if (body.object !== 'auth-request' || !body.key) return;
  body.key = sealToPublicKey(forgedKey('user'), textOf(body.publicKey), random('forged', 'user'));
});
