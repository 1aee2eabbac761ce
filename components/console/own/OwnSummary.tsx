import type { LabelSet } from '../../../utils/domain/labels.ts';
import { t } from '../../../utils/domain/text.ts';
import { Badge } from '../../shared/Badge.tsx';
import { hueWord } from './hueWords.ts';

/** Labels to read: pin, tags, colour and code in a line, the note below. */
export function OwnSummary({ labels }: { labels: LabelSet }) {
  const { favourite, tags, note, hue, code } = labels;
  const isNothing = !favourite && tags.length === 0 && !note && !hue && !code;
  return (
    <div class="own grow">
      {isNothing && <p class="text-3">{t('own_none')}</p>}
      {!isNothing && (
        <p class="own-line">
          {favourite && (
            <Badge kind="accent" icon="star">
              {t('own_pinned')}
            </Badge>
          )}
          {tags.map((tag) => (
            <Badge key={tag}>
              <bdi>#{tag}</bdi>
            </Badge>
          ))}
          {hue && <span class="text-2">{t('own_hue_is', hueWord(hue))}</span>}
          {code && <span class="text-2">{t('own_code_is', code)}</span>}
        </p>
      )}
      {note && (
        <p class="own-note">
          <bdi>{note}</bdi>
        </p>
      )}
    </div>
  );
}
