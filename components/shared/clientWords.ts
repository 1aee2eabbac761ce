import type { Client } from '../../utils/domain/clients.ts';
import { t } from '../../utils/domain/text.ts';
import { seatCount, seatWords } from './seatWords.ts';

const TROUBLE_WORDS = { suspended: 'trouble_suspended', unreadable: 'trouble_unreadable' } as const;

/** The trouble as a badge says it; empty when all is well. */
export function troubleWord(client: Client): string {
  return client.trouble ? t(TROUBLE_WORDS[client.trouble]) : '';
}

/** The second line under a client's name: `Enterprise · 40 of 60 seats`, or its trouble in place of the plan. */
export function clientFacts(client: Client): string {
  return [troubleWord(client) || client.plan, seatCount(client.seats)].filter(Boolean).join(' · ');
}

/** The row as it is read out: `Baker & Sons, Teams, 10 of 10 seats, full`. */
export function clientWords(client: Client, isCurrent: boolean, isOpen = false): string {
  const state = troubleWord(client).toLowerCase() || seatWords(client.seats);
  const here = [isCurrent && t('client_current'), isOpen && t('client_is_open')];
  const own = [client.isPinned && t('client_pinned'), ...client.tags.map((tag) => `#${tag}`)];
  return [client.name, client.plan, state, ...here, ...own].filter(Boolean).join(', ');
}
