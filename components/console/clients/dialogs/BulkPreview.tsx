import type { ImportedClient } from '../../../../utils/domain/clientsImport.ts';
import { formatNumber, t, tCount, tMember } from '../../../../utils/domain/text.ts';
import { Badge } from '../../../shared/Badge.tsx';
import { planWords } from '../planWords.ts';

/** What is wrong comes first, and the rest of a long table is counted above all the same. */
const MOST_SHOWN = 200;

const rank = ({ client, isKnown }: ImportedClient) => (client === null ? 0 : isKnown ? 1 : 2);

/** Each row as it was understood, with what is wrong with it. */
export function BulkPreview({
  imported,
  takesKnown,
}: {
  imported: readonly ImportedClient[];
  takesKnown: boolean;
}) {
  const sorted = imported.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrows
    <ul class="bulk-list" aria-label={t('bulk_understood')} tabIndex={0}>
      {sorted.slice(0, MOST_SHOWN).map(({ line, typed, planText, problems, client, isKnown }) => (
        <li key={line}>
          <span class="small text-3 tabular">{t('bulk_line', formatNumber(line))}</span>
          <span class="two-lines">
            <bdi class="cut strong">{typed.name || t('bulk_no_name')}</bdi>
            <span class="small text-2 cut">
              <bdi>{typed.ownerEmail}</bdi>
              {' · '}
              <bdi>{typed.plan ? planWords(typed.plan) : planText}</bdi>
              {' · '}
              {client ? tCount('seats_unlimited', client.seats) : <bdi>{typed.seats}</bdi>}
            </span>
            {Object.values(problems).map((problem) => (
              <span key={problem} class="small text-danger">
                {tMember('typed_problem', problem)}
              </span>
            ))}
          </span>
          {client === null && <Badge kind="danger">{t('bulk_left_out')}</Badge>}
          {client !== null && isKnown && (
            <Badge kind="warn">{t(takesKnown ? 'bulk_known_taken' : 'bulk_known_left')}</Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
