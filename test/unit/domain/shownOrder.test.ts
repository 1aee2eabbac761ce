import { describe, expect, it } from 'vitest';
import { MOST_RECENT, shownOrder } from '../../../utils/domain/shownOrder.ts';
import { clientOf, manyClients } from '../../component/shared/fixtures.ts';

const acme = clientOf(1, 'Acme');
const baker = clientOf(2, 'Baker');
const clover = clientOf(3, 'Clover', { isPinned: true });
const delta = clientOf(4, 'Delta');
const all = [acme, baker, clover, delta];

const names = (...of: Parameters<typeof shownOrder>) => shownOrder(...of).clients.map(({ name }) => name);
const used = (lastUsed: number) => ({ count: 1, lastUsed });

describe('the order of clients while nothing was typed', () => {
  it('is the list’s own where nothing is pinned or used', () => {
    const plain = manyClients(10);
    expect(shownOrder(plain, {})).toEqual({ clients: plain, pinned: 0, recent: 0 });
  });

  it('is pinned, then used last, then the rest, each once', () => {
    const usages = { [delta.id]: used(2), [baker.id]: used(1), [clover.id]: used(3) };
    expect(names(all, usages)).toEqual(['Clover', 'Delta', 'Baker', 'Acme']);
    expect(shownOrder(all, usages)).toMatchObject({ pinned: 1, recent: 2 });
  });

  it('is the same when it is put in order again', () => {
    const usages = { [delta.id]: used(2), [baker.id]: used(1) };
    const once = shownOrder(all, usages).clients;
    expect(shownOrder(once, usages).clients).toEqual(once);
  });

  it('has only some as used last, and none that is not listed', () => {
    const many = manyClients(20);
    const usages = Object.fromEntries(many.map(({ id }, at) => [id, used(at)]));
    expect(shownOrder(many, { ...usages, gone: used(99) })).toMatchObject({ pinned: 0, recent: MOST_RECENT });
    expect(names(many, usages).slice(0, 2)).toEqual(['Client 00019', 'Client 00018']);
  });

  it('knows no client by a name of the language', () => {
    const odd = clientOf(9, 'Odd', { id: 'constructor' as never });
    expect(shownOrder([odd], {})).toMatchObject({ recent: 0 });
  });
});
