import type { ServerContext } from '../context.ts';
import { account } from './account.ts';
import { codes } from './codes.ts';
import { devices } from './devices.ts';
import { membership } from './membership.ts';

/**
 * What happens away from the client under test: mails that arrive, codes an app shows, what people and admins do in the
 * web vault. For tests, control messages and the page of other devices. Each throws an Error with a sentence when it
 * cannot be done.
 */
export const elsewhere = (context: ServerContext) => ({
  ...codes(context),
  ...devices(context),
  ...account(context),
  ...membership(context),
});

export type Elsewhere = ReturnType<typeof elsewhere>;
