import * as z from 'zod/mini';

/** The token endpoint mixes snake_case and PascalCase; official clients read keys case-insensitively, so do we. */
function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      camelKeys(member),
    ]),
  );
}
export const camel = <T>(schema: z.ZodMiniType<T, unknown>) =>
  z.pipe(z.pipe(z.unknown(), z.transform(camelKeys)), schema);
