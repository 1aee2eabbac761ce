import type { Capability } from './permissions.ts';
import { type MessageKey, t } from './text.ts';

/** Pages of a client in Bitwarden's web vault. To open one of these writes no event; the vault's own page does. */
export const CLIENT_PAGES = ['members', 'groups', 'policies', 'events', 'settings'] as const;

export type ClientPage = (typeof CLIENT_PAGES)[number];

/**
 * What each asks for. Whoever may not see one of them is sent on to the vault by the web vault itself, and that is
 * recorded: so none may open without this.
 */
export const PAGE_RIGHTS: Record<ClientPage, Capability> = {
  members: 'client.open',
  groups: 'client.groups.manage',
  policies: 'client.policies.manage',
  events: 'client.events.read',
  settings: 'client.edit',
};

const NAMES: Record<ClientPage, MessageKey> = {
  members: 'client_page_members',
  groups: 'client_page_groups',
  policies: 'client_page_policies',
  events: 'client_page_events',
  settings: 'client_page_settings',
};

/** What may be typed for each, beginnings too. */
const WORDS: Record<ClientPage, MessageKey> = {
  members: 'client_page_members_words',
  groups: 'client_page_groups_words',
  policies: 'client_page_policies_words',
  events: 'client_page_events_words',
  settings: 'client_page_settings_words',
};

export const pageName = (page: ClientPage) => t(NAMES[page]);

export const pageWords = (page: ClientPage) => t(WORDS[page]).split(' ');
