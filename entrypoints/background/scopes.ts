import type { Operation } from '../../utils/bridge/contract.ts';
import type { Client } from '../../utils/domain/clients.ts';
import { FailureError } from '../../utils/domain/failures.ts';
import type { PlanConfirmation } from '../../utils/domain/plans.ts';
import type { ProviderScope } from '../../utils/wire/scope.ts';
import type { Scoped } from './handlers.ts';
import type { Services } from './services.ts';

/** Who asks, and with what. */
export interface Question {
  /** null: of no session. */
  era: string | null;
  document: string;
  /** Of the client the page shows. */
  token: string | null;
  /** Id of the provider the page shows. */
  shown: string | null;
  /** As it was parsed. */
  input: unknown;
}

export interface FoundScope {
  /** The clients in each of which the operation's right must be there; null: outside of any. */
  clients: (Client | null)[];
  /**
   * What the handler acts in, once the right is there; a plan is confirmed by it, and once only.
   *
   * @param of the provider the page shows
   */
  take(of: ProviderScope | null, mayIn: (client: Client) => boolean): Promise<Scoped[keyof Scoped]>;
}

/** What a page sent, as the scope its operation has. */
export function createScopes({ context, plans, directory, sync }: Services) {
  async function ofJob(confirmation: PlanConfirmation): Promise<FoundScope> {
    const clients = await Promise.all(confirmation.clientIds.map((id) => directory.client(id)));
    if (clients.includes(null)) throw new FailureError('staleContext');
    return { clients, take: () => plans.confirm(confirmation) };
  }

  /** @throws FailureError `staleContext` when the page shows, or the plan names, what is not there any more */
  return async function find(operation: Operation, question: Question): Promise<FoundScope> {
    switch (operation.scope) {
      case 'none':
        return { clients: [null], take: async () => null };
      case 'view': {
        const { scope, client } = await context.resolve(question.document, question.token);
        return { clients: [client], take: async () => scope };
      }
      case 'job':
        // the entry's own type says that its input confirms a plan
        return ofJob((question.input as { plan: PlanConfirmation }).plan);
      case 'fanOut':
        await sync.ensureClients();
        return { clients: [], take: async (of, mayIn) => (of ? directory.fanOut(of, mayIn) : []) };
    }
  };
}
