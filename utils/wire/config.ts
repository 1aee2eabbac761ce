import * as z from 'zod/mini';
import { KILOBYTE, type WireRequest } from './request.ts';

const config = z.object({
  version: z.string(),
  featureStates: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
});
export type ConfigResponse = z.output<typeof config>;

export const getConfig = (): WireRequest<ConfigResponse> => ({
  host: 'api',
  method: 'GET',
  path: '/config',
  schema: config,
  maxBytes: 256 * KILOBYTE,
});
