import { viewOf } from '../../utils/domain/jobs.ts';
import type { Handlers } from './handlers.ts';
import type { Services } from './services.ts';

type ClientHandlers = Pick<
  Handlers,
  keyof typeof import('../../utils/bridge/contract/clientLife.ts').CLIENT_LIFE_OPERATIONS
>;

/** How clients come, change and go. */
export function createClientHandlers({ clientLife, webVault }: Services): ClientHandlers {
  const { creation, changing, existing, halfMade } = clientLife;
  return {
    'clients.create': async ({ clients }, { provider }) => viewOf(await creation.create(provider, clients)),
    'clients.createElsewhere': async (_, { provider }) => {
      await webVault.openProvider(provider);
      return {};
    },
    'clients.createAgain': async ({ jobId }, { provider }) =>
      viewOf(await creation.createAgain(provider, jobId)),
    'clients.addable': (_, { provider }) => existing.list(provider),
    'clients.addExisting': ({ organizationId }, { provider }) => existing.add(provider, organizationId),
    'clients.offer': ({ task, clientId }, { provider }) => changing.offer(provider, task, clientId),
    'clients.rename': ({ name }, { scope, provider }) => changing.rename(provider, scope, name),
    'clients.setSeats': ({ seats }, { scope, provider }) => changing.setSeats(provider, scope, seats),
    'clients.unlink': (_, { scope, provider }) => changing.unlink(provider, scope),
    'clients.facts': ({ clientId }, { provider }) => halfMade.facts(provider, clientId),
  };
}
