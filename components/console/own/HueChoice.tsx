import { useId } from 'preact/hooks';
import { HUES, type Hue } from '../../../utils/domain/identity.ts';
import { t } from '../../../utils/domain/text.ts';
import { hueWord } from './hueWords.ts';

export interface HueChoiceProps {
  /** null: the one that follows from the client's id. */
  value: Hue | null;
  onChoose: (hue: Hue | null) => void;
}

/** The colours a client can have, each with its name. */
export function HueChoice({ value, onChoose }: HueChoiceProps) {
  const name = useId();
  return (
    <fieldset class="field hues">
      <legend>{t('own_hue')}</legend>
      {[null, ...HUES].map((hue) => {
        const words = hue ? hueWord(hue) : t('own_hue_none');
        return (
          <label key={hue} class="hue" data-hue={hue ?? undefined} title={words}>
            <input type="radio" name={name} checked={hue === value} onChange={() => onChoose(hue)} />
            <span class={hue ? 'visually-hidden' : undefined}>{words}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
