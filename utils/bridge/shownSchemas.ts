import * as z from 'zod/mini';
import * as shape from './schemas.ts';

/** Whose notes a page shows: it says so with what it writes, and is told with what it reads. */
export const shownProvider = { accountId: shape.accountId, providerId: shape.providerId };
export const shownClient = { ...shownProvider, clientId: shape.clientId };

/** Notes of the provider worked for, by client; null without one. */
export const notesByClient = <Note extends z.ZodMiniType>(note: Note) =>
  z.nullable(z.strictObject({ ...shownProvider, clients: z.record(z.string(), note) }));
