import * as z from 'zod/mini';

/** A member that servers of some age leave out and others send as null: both mean there is none. */
export const maybe = <T extends z.ZodMiniType>(schema: T) => z.optional(z.nullable(schema));

/** `{object:"list", data, continuationToken}`: how the API wraps lists. */
export const listOf = <T extends z.ZodMiniType>(row: T) =>
  z.object({ data: z.array(row), continuationToken: maybe(z.string()) });

/** For answers that say nothing but their status. */
export const nothing = z.pipe(
  z.unknown(),
  z.transform((): null => null),
);
