import {
  dropAfter,
  dropBefore,
  endless,
  error500,
  html,
  notJson,
  oversized,
  rateLimit,
  redirect,
  redirectElsewhere,
  wrongShape,
} from './answers.ts';
import type { Fault } from './fault.ts';
import { cutOff, replayed, truncated, wrongTypes } from './lies/bodies.ts';
import {
  clientKeyChanged,
  clientKeyRsa,
  clientKeyShared,
  clientKeysExchanged,
  deviceKeySwapped,
  directKeyDiffers,
  providerKeyMissing,
  providerKeySwapped,
} from './lies/keys.ts';
import {
  foreignClientInSync,
  foreignCollection,
  foreignEvent,
  foreignProfile,
  namesSpoofed,
  roleDenied,
  rolePromised,
} from './lies/rows.ts';

/** Everything that can go wrong on demand: the network, the server, and a server that lies (security.md section 4). */
export const FAULTS = {
  down: { says: 'The connection breaks before anything happens.', answer: dropBefore },
  'drop-after': { says: 'The request takes effect, then the connection breaks.', answer: dropAfter },
  'cut-off': { says: 'The connection breaks in the middle of the answer.', answer: cutOff },
  'error-500': { says: 'An unhandled error.', answer: error500 },
  'rate-limit': { says: 'Too many requests, try again in 2 seconds.', answer: rateLimit(2) },
  'rate-limit-long': { says: 'Too many requests, try again in 8 seconds.', answer: rateLimit(8) },
  html: { says: 'A web page where JSON should be, as captive portals do.', answer: html },
  'not-json': { says: 'JSON that ends in the middle.', answer: notJson },
  truncated: { says: 'The first half of the true answer, as if that were all.', answer: truncated },
  'wrong-shape': { says: 'JSON of another shape.', answer: wrongShape },
  'wrong-types': { says: 'The right names, each with a value of another type.', answer: wrongTypes },
  oversized: { says: 'A body of 64 MB.', answer: oversized },
  slow: { says: 'An answer that begins and never ends.', answer: endless },
  redirect: { says: 'A redirect to another path of this server.', answer: redirect },
  'redirect-elsewhere': {
    says: 'A redirect to another origin that keeps the body.',
    answer: redirectElsewhere,
  },
  replayed: { says: 'Each read is answered as it was the first time.', begin: replayed },
  'clock-ahead': { says: 'The server’s clock is two hours ahead.' },
  'clock-behind': { says: 'The server’s clock is two hours behind.' },

  'short-tokens': { says: 'Access tokens live for 5 seconds.' },
  'refresh-refused': { says: 'Refresh tokens are refused.' },
  'kdf-weak': { says: 'Prelogin asks for 1,000 PBKDF2 iterations.' },
  'kdf-absurd': { says: 'Prelogin asks for 100,000,000 PBKDF2 iterations.' },
  'kdf-changed': { says: 'Prelogin names another, allowed KDF than the account has.' },
  'salt-changed': { says: 'Prelogin names another salt than the account has.' },
  'no-second-step': { says: 'A second step is asked for, and no way to take it is left.' },
  'codes-expired': { says: 'Mailed codes are over when they arrive.' },
  'duo-unavailable': { says: 'Duo does not answer, so there is no address to open.' },
  'duo-elsewhere': { says: 'Duo’s address belongs to someone else.' },
  'device-request-swapped': { says: 'The approving device is shown a public key of the server.' },
  'device-key-swapped': {
    says: 'A device that was let in gets a user key of the server.',
    answer: deviceKeySwapped,
  },

  'unknown-encstring': { says: 'The wrapped user key has type 9.' },
  'provider-key-swapped': {
    says: 'Provider and client keys are the server’s own.',
    answer: providerKeySwapped,
  },
  'provider-key-missing': { says: 'Nobody has a provider key.', answer: providerKeyMissing },
  'client-key-rsa': { says: 'The first client’s key is sealed to the person.', answer: clientKeyRsa },
  'client-key-shared': { says: 'The second client has the first one’s key.', answer: clientKeyShared },
  'client-keys-exchanged': { says: 'Two clients have each other’s key.', answer: clientKeysExchanged },
  'client-key-changed': {
    says: 'The first client has a new key under the right one.',
    answer: clientKeyChanged,
  },
  'direct-key-differs': { says: 'Direct memberships bring another key.', answer: directKeyDiffers },

  'endless-continuation': { says: 'Every page of a log carries the same continuation token.' },
  'foreign-client': { says: 'The list of clients holds a client of another provider.' },
  'foreign-client-in-sync': { says: 'So does sync.', answer: foreignClientInSync },
  'foreign-collection': {
    says: 'A client’s collections hold one of another client.',
    answer: foreignCollection,
  },
  'foreign-event': { says: 'A log holds a row of another provider and client.', answer: foreignEvent },
  'foreign-profile': { says: 'Sync is someone else’s.', answer: foreignProfile },
  'names-spoofed': { says: 'Names hold markup, bidi and control characters.', answer: namesSpoofed },
  forbidden: { says: 'Provider routes answer 403, as with stale claims.' },
  'role-promised': { says: 'Everyone is told to be a Provider Admin.', answer: rolePromised },
  'role-denied': { says: 'Everyone is told to be a Service User.', answer: roleDenied },
} satisfies Record<string, Fault>;
