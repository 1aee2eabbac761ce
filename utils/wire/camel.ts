import * as z from 'zod/mini';

/** No answer we read goes down this far; one that does must not send us down with it. */
const DEEPEST = 32;

/** The token endpoint mixes snake_case and PascalCase; official clients read keys case-insensitively, so do we. */
function camelKeys(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((member) => camelKeys(member, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      camelKeys(member, depth + 1),
    ]),
  );
}
export const camel = <T>(schema: z.ZodMiniType<T, unknown>) =>
  z.pipe(
    z.pipe(
      z.unknown(),
      z.transform((value: unknown) => camelKeys(value)),
    ),
    schema,
  );
