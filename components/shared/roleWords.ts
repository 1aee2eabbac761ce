import type { Provider } from '../../utils/domain/providers.ts';
import { t, tCount } from '../../utils/domain/text.ts';

/** `Provider Admin · 128 clients`. */
export function roleAndClients({ role, clientCount }: Provider): string {
  const name = t(role === 'providerAdmin' ? 'role_provider_admin' : 'role_service_user');
  return `${name} · ${tCount('client_count', clientCount)}`;
}
