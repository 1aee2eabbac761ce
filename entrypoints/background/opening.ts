import { type ClientPage, PAGE_RIGHTS } from '../../utils/domain/clientPages.ts';
import type { Client } from '../../utils/domain/clients.ts';
import { FailureError } from '../../utils/domain/failures.ts';
import type { ClientId } from '../../utils/domain/ids.ts';
import { decide } from '../../utils/domain/permissions.ts';
import type { Services } from './services.ts';

export type Opening = ReturnType<typeof createOpening>;

/** Switches to a client and opens it in the web vault where no page asks: from the address bar, or by a key. */
export function createOpening(services: Services) {
  const { context, directory, noteSwitch, session, webVault } = services;

  async function requireRight(client: Client | null, page: ClientPage): Promise<void> {
    const acting = await directory.acting((await session.require()).era);
    const verdict = decide(acting?.provider ?? null, PAGE_RIGHTS[page], client);
    if (!verdict.allowed) throw new FailureError('notAllowed', { reason: verdict.reason });
  }

  /**
   * @param document what stands for a page; no page can have a name without a stroke in it
   * @throws FailureError as the operations of a page do
   */
  return async (document: string, id: ClientId, page: ClientPage = 'members'): Promise<void> => {
    // what may not be opened does not become the current client either
    await requireRight(await directory.client(id), page);
    const { token, providerId } = await context.enter(document, id, true);
    void noteSwitch(providerId, id);
    const { scope, client } = await context.resolve(document, token);
    await requireRight(client, page);
    await webVault.open(scope, page);
  };
}
