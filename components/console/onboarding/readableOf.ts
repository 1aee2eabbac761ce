import type { Client } from '../../../utils/domain/clients.ts';
import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import type { Readable } from '../../../utils/state/standing.ts';

export const readableOf = (provider: Provider, client: Client): Readable => ({
  policies: decide(provider, 'client.policies.manage', client).allowed,
  members: decide(provider, 'client.members.manage', client).allowed,
});
