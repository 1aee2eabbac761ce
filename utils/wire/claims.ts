import * as z from 'zod/mini';

const claims = z.object({
  sub: z.string(),
  /** The security stamp the token was made under. */
  sstamp: z.optional(z.string()),
  exp: z.int(),
  providerprovideradmin: z.optional(z.union([z.string(), z.array(z.string())])),
});

export interface Claims {
  userId: string;
  stamp: string | null;
  adminOf: string[];
}

/**
 * What an access token says about its bearer, for display and expiry only: it is never proof of a right (section 4.4).
 *
 * @returns null for anything that is not a readable token
 */
export function readClaims(accessToken: string): Claims | null {
  const payload = accessToken.split('.')[1];
  if (!payload) return null;
  try {
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) =>
      c.charCodeAt(0),
    );
    const parsed = claims.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (!parsed.success) return null;
    const { sub, sstamp, providerprovideradmin: admin } = parsed.data;
    return {
      userId: sub.toLowerCase(),
      stamp: sstamp ?? null,
      adminOf: admin === undefined ? [] : [admin].flat().map((id) => id.toLowerCase()),
    };
  } catch {
    return null;
  }
}
