import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BADGE_COLOURS, HUES } from '../../utils/domain/identity.ts';

const FOLDER = new URL('../../public/tab/', import.meta.url);

describe('the icons of tabs', () => {
  it('are one per hue, in the colour of its badge, and name no client', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(HUES.map((hue) => `${hue}.svg`).sort());
    for (const hue of HUES) {
      const picture = readFileSync(new URL(`${hue}.svg`, FOLDER), 'utf8');
      expect(picture).toContain(`fill="${BADGE_COLOURS[hue]}"`);
      expect(picture).not.toContain('<text');
    }
  });
});
