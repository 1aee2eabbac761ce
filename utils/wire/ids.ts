import * as z from 'zod/mini';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** GUIDs travel in lower case; whoever sends another case is folded, so that ids compare as strings. */
const guid = <Brand extends string>() =>
  z.pipe(z.string().check(z.regex(GUID), z.toLowerCase()), z.custom<string & z.core.$brand<Brand>>());

export const userId = guid<'AccountId'>();
export const providerId = guid<'ProviderId'>();
export const clientId = guid<'ClientId'>();
export const linkId = guid<'LinkId'>();
export const providerUserId = guid<'ProviderUserId'>();
export const anyId = z.string().check(z.regex(GUID), z.toLowerCase());

/** The brands are those of the domain, so the two layers agree without importing each other. */
export type AccountId = z.output<typeof userId>;
export type ProviderId = z.output<typeof providerId>;
export type ClientId = z.output<typeof clientId>;
export type LinkId = z.output<typeof linkId>;
export type ProviderUserId = z.output<typeof providerUserId>;
