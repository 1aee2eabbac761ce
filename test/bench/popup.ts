import { freshBuild } from './freshBuild.ts';
import { QUERIES } from './keystrokes.ts';
import { measureEnter } from './popupEnter.ts';
import { measureMemory } from './popupMemory.ts';
import { measureOpenings } from './popupOpening.ts';
import { measureTyping } from './popupTyping.ts';
import { createPopupWorld, type PopupWorld } from './popupWorld.ts';
import type { BenchOptions, Row } from './row.ts';

const SIZES = [100, 1_000, 10_000];

async function measureTimes(quick: boolean): Promise<Row[]> {
  const worlds: PopupWorld[] = [];
  try {
    for (const clients of SIZES) worlds.push(await createPopupWorld(clients));
    return [
      ...(await measureOpenings(worlds, quick ? 3 : 15)),
      ...(await measureTyping(worlds, quick ? QUERIES.slice(0, 2) : QUERIES)),
      ...(await measureEnter(worlds, quick ? 2 : 7)),
    ];
  } finally {
    for (const world of worlds) await world.close();
  }
}

/** The popup of the minified demo build in real Chromium, with the local server behind it. */
export async function measure({ quick }: BenchOptions): Promise<Row[]> {
  await freshBuild('chromium', 'demo');
  return [...(await measureTimes(quick)), ...(await measureMemory(1_000, quick ? [10, 30] : [50, 200]))];
}
