import { describe, expect, it } from 'vitest';
import { rememberingArea } from '../../../entrypoints/background/stores/rememberingArea.ts';
import type { StorageArea } from '../../../entrypoints/background/stores/sessionArea.ts';

/** A storage whose readings and writes end when the test says so. */
function scene() {
  const kept: Record<string, unknown> = { secrets: 'first', other: 1 };
  const reads: string[] = [];
  const waiting: (() => void)[] = [];
  let heard: (written: string[]) => void = () => undefined;
  let holds = false;
  const held = () => (holds ? new Promise<void>((resolve) => waiting.push(resolve)) : Promise.resolve());
  const area: StorageArea = {
    async get(key) {
      reads.push(key);
      const found = { [key]: kept[key] };
      await held();
      return found;
    },
    async set(items) {
      await held();
      Object.assign(kept, items);
    },
    async remove(keys) {
      await held();
      for (const key of [keys].flat()) delete kept[key];
    },
  };
  return {
    area: rememberingArea(area, ['secrets'], (listener) => {
      heard = listener;
    }),
    kept,
    reads,
    hold: () => {
      holds = true;
    },
    letGo: () => {
      holds = false;
      for (const go of waiting.splice(0)) go();
    },
    hear: (written: string[]) => heard(written),
  };
}

describe('the storage that remembers', () => {
  it('reads what it was told to remember once, and everything else each time', async () => {
    const { area, reads } = scene();
    for (const _ of [1, 2, 3]) {
      expect(await area.get('secrets')).toEqual({ secrets: 'first' });
      expect(await area.get('other')).toEqual({ other: 1 });
    }
    expect(reads).toEqual(['secrets', 'other', 'other', 'other']);
  });

  it('answers what was written last, also by another, and nothing after a removal', async () => {
    const { area, kept, hear } = scene();
    await area.get('secrets');
    await area.set({ secrets: 'second' });
    expect(await area.get('secrets')).toEqual({ secrets: 'second' });
    kept.secrets = 'third';
    hear(['secrets']);
    expect(await area.get('secrets')).toEqual({ secrets: 'third' });
    await area.remove(['other', 'secrets']);
    expect(await area.get('secrets')).toEqual({ secrets: undefined });
  });

  it('does not remember a reading that a removal has overtaken', async () => {
    const { area, hold, letGo } = scene();
    hold();
    const late = area.get('secrets');
    const removal = area.remove('secrets');
    letGo();
    await Promise.all([late, removal]);
    expect(await area.get('secrets')).toEqual({ secrets: undefined });
  });

  it('does not remember what it reads while a removal is under way', async () => {
    const { area, hold, letGo } = scene();
    hold();
    const removal = area.remove('secrets');
    const meanwhile = area.get('secrets');
    letGo();
    await Promise.all([meanwhile, removal]);
    expect(await area.get('secrets')).toEqual({ secrets: undefined });
  });

  it('reads again after a write that failed', async () => {
    const { area, kept, reads } = scene();
    await area.get('secrets');
    const failing = rememberingArea(
      { ...area, set: () => Promise.reject(new Error('full')) },
      ['secrets'],
      () => undefined,
    );
    await failing.get('secrets');
    await expect(failing.set({ secrets: 'never' })).rejects.toThrow('full');
    expect(await failing.get('secrets')).toEqual({ secrets: 'first' });
    expect(kept.secrets).toBe('first');
    expect(reads).toEqual(['secrets']);
  });
});
