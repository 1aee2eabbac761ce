import { clientId } from '../../utils/bridge/schemas.ts';
import { CLIENT_PAGES, type ClientPage, PAGE_RIGHTS, pageName } from '../../utils/domain/clientPages.ts';
import type { Client, ClientList } from '../../utils/domain/clients.ts';
import { FailureError } from '../../utils/domain/failures.ts';
import type { ClientId } from '../../utils/domain/ids.ts';
import { decide } from '../../utils/domain/permissions.ts';
import { plainText } from '../../utils/domain/plainText.ts';
import type { Provider } from '../../utils/domain/providers.ts';
import { type ClientIndex, indexClients, type Match, searchClients } from '../../utils/domain/search.ts';
import { formatNumber, type MessageKey, t } from '../../utils/domain/text.ts';
import { createOpening } from './opening.ts';
import type { Platform } from './platform.ts';
import type { Services } from './services.ts';

/** As many as Chrome shows beside the browser's own line. */
const MOST_SUGGESTIONS = 5;
/** No page can have this name: theirs have a stroke in them. */
const DOCUMENT = 'omnibox';

export interface Suggestion {
  /**
   * The client's id, and the page where one was asked for: names may be shared, and what stands in the address bar may be
   * kept by the browser.
   */
  content: string;
  description: string;
}

const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as the address bar shows it. Chrome reads it as XML, which knows neither control characters nor these two. */
export function omniboxText(text: string, isXml: boolean): string {
  const plain = plainText(text).replace(/[\uFFFE\uFFFF]/g, '');
  return isXml ? plain.replace(/[&<>"']/g, (letter) => XML[letter] ?? '') : plain;
}

/** Where a suggestion leads. */
interface Target {
  id: ClientId;
  page: ClientPage;
}

const pageOf = (word: string) => CLIENT_PAGES.find((page) => page === word);

type Suggest = (suggestions: Suggestion[]) => void;

export type Omnibox = ReturnType<typeof createOmnibox>;

/**
 * The keyword in the address bar. It asks nobody but the directory, and opens by the way `client.open` goes. The
 * browser's own first line never carries a name, because the browser keeps it beyond the lock; where it may keep the
 * lines that were chosen too, a client is named by its code alone until somebody says otherwise.
 */
export function createOmnibox(platform: Platform, services: Services) {
  const { addressBar, directory, door, guard, session } = services;
  const open = createOpening(services);
  let inputs = 0;
  /** What Enter alone takes: the first client that was really suggested for this very text. */
  let offered: { text: string; first: Target } | null = null;
  let indexed: { list: ClientList; index: ClientIndex } | null = null;
  door.onLock(() => {
    offered = null;
    indexed = null;
  });

  const text = (raw: string) => omniboxText(raw, platform.omniboxIsXml);
  const say = (key: MessageKey) => platform.setOmniboxHint(text(t(key)));

  function indexOf(list: ClientList): ClientIndex {
    if (indexed?.list !== list) indexed = { list, index: indexClients(list.clients) };
    return indexed.index;
  }

  /** The clients that are found, with the page that was asked for, where this technician may open that; best first. */
  function search(list: ClientList, provider: Provider, query: string): Match[] {
    const found: Match[] = [];
    for (const match of searchClients(indexOf(list), query)) {
      const { client, page } = match;
      const hasName = omniboxText(client.name, false).trim() !== '';
      if (hasName && decide(provider, PAGE_RIGHTS[page ?? 'members'], client).allowed) found.push(match);
      if (found.length === MOST_SUGGESTIONS) break;
    }
    return found;
  }

  /** @param place among the suggestions, in place of the name; null names the client */
  function suggestionOf(
    { id, name, code }: Client,
    page: ClientPage | null,
    place: number | null,
  ): Suggestion {
    const words = place === null ? name : t('omnibox_nameless', code, formatNumber(place));
    return page
      ? { content: `${id} ${page}`, description: text(t('omnibox_page', words, pageName(page))) }
      : { content: id, description: text(words) };
  }

  async function answer(query: string, mine: number, suggest: Suggest): Promise<void> {
    const { era } = await session.require();
    const acting = await directory.acting(era);
    const list = acting && (await directory.readClients(acting.provider.id));
    const isNameless = (await addressBar.names()) === 'hidden';
    // no name is shown after a lock, and none of another account or provider
    await guard.depart({ era, scope: acting?.scope }, async () => {
      if (mine !== inputs) return;
      const found = query !== '' && list ? search(list, acting.provider, query) : [];
      const [first] = found;
      offered = first ? { text: query, first: { id: first.client.id, page: first.page ?? 'members' } } : null;
      const choose = isNameless ? 'omnibox_choose_nameless' : 'omnibox_choose';
      say(first ? choose : query === '' ? 'omnibox_type' : 'omnibox_none');
      suggest(found.map(({ client, page }, at) => suggestionOf(client, page, isNameless ? at + 1 : null)));
    });
  }

  async function chosen(query: string): Promise<Target | null> {
    await session.require();
    if (offered?.text === query) return offered.first;
    const [first, word = 'members', ...more] = query.split(' ');
    const id = clientId.safeParse(first);
    const page = pageOf(word);
    return id.success && page && more.length === 0 ? { id: id.data, page } : null;
  }

  return {
    /** Suggests nothing when something else was typed, or a lock came, before the answer was there. */
    async typed(raw: string, suggest: Suggest): Promise<void> {
      const mine = ++inputs;
      try {
        await answer(raw.trim(), mine, suggest);
      } catch (error) {
        if (mine !== inputs) return;
        const isSignedOut = error instanceof FailureError && error.failure.kind === 'signedOut';
        say(isSignedOut ? 'omnibox_signed_out' : 'omnibox_locked');
      }
    },

    /** Opens the client that was chosen. Where there is none to open, the console does: it asks for what is missing. */
    async entered(raw: string): Promise<void> {
      try {
        const target = await chosen(raw.trim());
        if (target) return await open(DOCUMENT, target.id, target.page);
      } catch {
        // locked, signed out or not there any more: told by the console
      }
      await platform.openConsole();
    },
  };
}
