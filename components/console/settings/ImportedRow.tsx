import { useId } from 'preact/hooks';
import type { LabelSet } from '../../../utils/domain/labels.ts';
import {
  bothTags,
  type Choice,
  type ChosenField,
  type ImportedClient,
} from '../../../utils/domain/labelsImport.ts';
import { type MessageKey, t } from '../../../utils/domain/text.ts';
import { Monogram } from '../../shared/Monogram.tsx';
import { Named } from '../../shared/Named.tsx';
import { hueWord } from '../own/hueWords.ts';

const FIELDS: Record<ChosenField | 'favourite', MessageKey> = {
  favourite: 'own_pinned',
  tags: 'own_tags',
  note: 'own_note',
  hue: 'own_hue',
  code: 'own_code',
};
const CHOICES: Record<Choice, MessageKey> = {
  mine: 'import_mine',
  theirs: 'import_theirs',
  both: 'import_both',
};

function valueWords(field: ChosenField | 'favourite', labels: LabelSet): string {
  if (field === 'favourite') return '';
  if (field === 'tags') return labels.tags.map((tag) => `#${tag}`).join(' ');
  if (field === 'hue') return labels.hue ? hueWord(labels.hue) : '';
  return labels[field] ?? '';
}

export interface ImportedRowProps {
  imported: ImportedClient;
  choices: Partial<Record<ChosenField, Choice>>;
  onChoose: (field: ChosenField, choice: Choice) => void;
}

/** One client of a file: what is added, and what differs, side by side. */
export function ImportedRow({ imported, choices, onChoose }: ImportedRowProps) {
  const id = useId();
  const { client, mine, theirs, adds, conflicts, codeOwner } = imported;
  return (
    <li class="imported">
      <p class="imported-name">
        <Monogram code={client.code} hue={client.hue} size="s" />
        <bdi>{client.name}</bdi>
      </p>
      {adds.map((field) => (
        <p key={field} class="imported-add">
          <span class="text-2">{t('import_new', t(FIELDS[field]))}</span>{' '}
          <bdi>{valueWords(field, theirs)}</bdi>
        </p>
      ))}
      {codeOwner && (
        <p class="text-2">
          <Named message="import_code_stays" name={codeOwner.name} />
        </p>
      )}
      {conflicts.map((field) => {
        const chosen = choices[field] ?? 'mine';
        const both = field === 'tags' && bothTags(imported) ? (['both'] as const) : [];
        return (
          <fieldset key={field} class="imported-choice">
            <legend>{t(FIELDS[field])}</legend>
            {(['mine', 'theirs', ...both] as const).map((choice) => {
              const labels = choice === 'mine' ? mine.labels : theirs;
              const tags = choice === 'both' ? (bothTags(imported) ?? []) : labels.tags;
              return (
                <label key={choice} class="imported-side">
                  <input
                    type="radio"
                    name={`${id}-${field}`}
                    checked={choice === chosen}
                    onChange={() => onChoose(field, choice)}
                  />
                  <span class="two-lines">
                    <span class="small text-2">{t(CHOICES[choice])}</span>
                    <bdi class="own-note">{valueWords(field, { ...labels, tags })}</bdi>
                  </span>
                </label>
              );
            })}
          </fieldset>
        );
      })}
    </li>
  );
}
