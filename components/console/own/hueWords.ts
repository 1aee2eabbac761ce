import type { Hue } from '../../../utils/domain/identity.ts';
import { type MessageKey, t } from '../../../utils/domain/text.ts';

const WORDS: Record<Hue, MessageKey> = {
  rose: 'hue_rose',
  brick: 'hue_brick',
  umber: 'hue_umber',
  ochre: 'hue_ochre',
  olive: 'hue_olive',
  fern: 'hue_fern',
  sky: 'hue_sky',
  cobalt: 'hue_cobalt',
  indigo: 'hue_indigo',
  violet: 'hue_violet',
  plum: 'hue_plum',
  slate: 'hue_slate',
};

export const hueWord = (hue: Hue): string => t(WORDS[hue]);
