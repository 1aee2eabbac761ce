import { t } from '../../utils/domain/text.ts';
import type { Copied } from './useCopy.ts';

/** What was copied, or was not and can be selected there. */
export const copiedWords = ({ text, isDone }: Copied): string =>
  t(isDone ? 'note_copied' : 'note_not_copied', text);
