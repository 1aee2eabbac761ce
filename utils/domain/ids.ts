import type { $brand } from 'zod/mini';

/**
 * Lower-case GUIDs that must never be mixed up. A client organization has two: `ClientId` names the
 * organization, `LinkId` the provider's link to it (client edits, unlinking and events use the link).
 */
export type AccountId = string & $brand<'AccountId'>;
export type ProviderId = string & $brand<'ProviderId'>;
export type ClientId = string & $brand<'ClientId'>;
export type LinkId = string & $brand<'LinkId'>;
/** The row of a person in a provider, not the person's account. */
export type ProviderUserId = string & $brand<'ProviderUserId'>;
