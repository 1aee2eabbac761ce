import { MEMBER_PERMISSIONS, type MemberPermission } from '../model.ts';

/** ISO 8601 with trailing zeros of the fraction dropped, as the real server writes dates. @param at epoch milliseconds */
export function wireDate(at: number): string {
  return new Date(at).toISOString().replace(/\.?0*Z$/, 'Z');
}

export function list<T>(data: T[], continuationToken: string | null = null) {
  return { object: 'list', data, continuationToken };
}

/** All thirteen, those granted as true; provider users and clients reached through a provider have none. */
export const permissionsResponse = (granted: readonly MemberPermission[] = []) =>
  Object.fromEntries(MEMBER_PERMISSIONS.map((permission) => [permission, granted.includes(permission)]));
