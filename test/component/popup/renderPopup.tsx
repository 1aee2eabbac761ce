import { render } from '@testing-library/preact';
import { vi } from 'vitest';
import { Popup } from '../../../components/popup/Popup.tsx';
import type { PaintHead, PaintLeft } from '../../../utils/bridge/paint.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import { createApp } from '../../../utils/state/app.ts';
import { type Answers, createFakeBridge, yes } from '../fakeBridge.ts';
import { account, clients, eventOf, northwind, unlocked } from '../shared/fixtures.ts';

const lock = { lastActivity: 0, deadline: Number.MAX_SAFE_INTEGER };

/** What the worker left to be painted from. */
export const paintHead: PaintHead = {
  v: 3,
  stamp: 'stamp',
  lock,
  account,
  host: 'bitwarden.com',
  provider: northwind,
  providerCount: 1,
  current: null,
  syncedAt: Date.now(),
  total: clients.length,
  rows: clients,
  usages: {},
  list: 'head',
  glance: [eventOf('1', 1801, { object: 'Mia Brandt' })],
};

/** What a worker says when all is well: unlocked, one provider, its clients, a short log. */
export function wellAnswers(list: Client[] = clients): Answers {
  return {
    'session.state': yes(unlocked),
    'session.activity': yes(lock),
    'popup.left': yes({}),
    'providers.list': yes({ providers: [northwind], currentId: northwind.id, notSetUp: false }),
    'clients.list': yes({ clients: list, syncedAt: Date.now(), currentId: null, usages: {} }),
    'clients.refresh': yes({ syncedAt: Date.now() }),
    'context.enter': ({ clientId }) => {
      const client = list.find(({ id }) => id === clientId);
      return client
        ? yes({ token: `token of ${client.name}`, client })
        : { ok: false, failure: { kind: 'notFound' } };
    },
    'context.leave': yes({}),
    'labels.pin': yes({}),
    'client.open': yes({}),
    'client.openVault': yes({}),
    'events.list': yes({
      events: [
        eventOf('1', 1903, { object: 'Clover Dental' }),
        eventOf('2', 1003, { actor: 'Sam Okafor' }),
        eventOf('3', 1800, { object: 'jo@northwind.example' }),
        eventOf('4', 1900, { object: 'Alpine Outdoor' }),
        eventOf('5', 1801, { object: 'Mia Brandt' }),
      ],
      continuation: null,
    }),
    'account.events': yes({ events: [eventOf('1', 1000)], continuation: null }),
    'client.events': yes({ events: [eventOf('1', 1602)], continuation: null }),
  };
}

/** The whole popup over the real models and a worker made of answers. */
export function renderPopup(
  answers: Answers = {},
  list?: Client[],
  head: PaintHead | null = null,
  isPanel = false,
  painted: { left?: PaintLeft; list?: Client[] } = {},
) {
  const bridge = createFakeBridge({ ...wellAnswers(list), ...answers }, { head, ...painted });
  const app = createApp(bridge);
  const onConsole = vi.fn<(place: string) => void>();
  const onPanel = vi.fn<() => void>();
  const onClose = vi.fn<() => void>();
  const view = render(
    <Popup app={app} onConsole={onConsole} onPanel={isPanel ? undefined : onPanel} onClose={onClose} />,
  );
  void app.start();
  return { app, bridge, onConsole, onPanel, onClose, ...view };
}
