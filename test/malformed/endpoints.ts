import { ACCOUNT_ENDPOINTS } from './accountEndpoints.ts';
import type { Endpoint } from './check.ts';
import { CLIENT_ENDPOINTS } from './clientEndpoints.ts';
import { LOG_ENDPOINTS } from './logEndpoints.ts';
import { PROVIDER_ENDPOINTS } from './providerEndpoints.ts';

/** One row per request builder of `utils/wire`, under its name. */
export const ENDPOINTS: Record<string, Endpoint> = {
  ...ACCOUNT_ENDPOINTS,
  ...CLIENT_ENDPOINTS,
  ...PROVIDER_ENDPOINTS,
  ...LOG_ENDPOINTS,
};
