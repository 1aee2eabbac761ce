import { TOKEN_KEY_PAIR } from '../../seed/keyPairs.ts';
import { random } from '../../seed/random.ts';
import { seal, sealToPublicKey } from '../../seed/seal.ts';
import { clientIdOf, clientsOf, lie, profileOf, rowsOf, textOf } from './lie.ts';

/** Key bytes the server made itself, the same each time they are asked for. */
const forgedKey = (id: string) => random('forged key', id).bytes(64);

/** Its own public key, where a person's should be. */
export const FORGED_PUBLIC_KEY = TOKEN_KEY_PAIR.publicKey;

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
