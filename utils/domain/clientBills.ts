import type { ClientSubscription } from './billing.ts';
import type { Client } from './clients.ts';

/** A client with what it pays by itself. */
export interface ClientBill {
  client: Client;
  own: ClientSubscription['own'];
}

/** Of the clients that were heard of so far, in the order of the list. */
export function clientBills(clients: readonly Client[], heard: readonly ClientSubscription[]): ClientBill[] {
  const byClient = new Map(heard.map(({ clientId, own }) => [clientId, own]));
  return clients.flatMap((client) => {
    const own = byClient.get(client.id);
    return own === undefined ? [] : [{ client, own }];
  });
}
