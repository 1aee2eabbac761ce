import type { ProviderRole } from '../../utils/domain/providers.ts';
import { t } from '../../utils/domain/text.ts';

/** Bitwarden's own name of a role. */
export function roleName(role: ProviderRole): string {
  return t(role === 'providerAdmin' ? 'role_provider_admin' : 'role_service_user');
}
