import { Copy, Download } from 'lucide-preact';
import { openedFile } from '../../../utils/domain/openedFile.ts';
import { type OpenedVaults, openedAsText } from '../../../utils/domain/openedVaults.ts';
import type { Person } from '../../../utils/domain/people.ts';
import { t, tCount } from '../../../utils/domain/text.ts';
import { dateAndTime, fullTime } from '../../../utils/domain/time.ts';
import { Button } from '../../shared/Button.tsx';
import { Notice } from '../../shared/Notice.tsx';
import { saveFile } from '../events/saveFile.ts';
import { useCopy } from '../useCopy.ts';

/** Whose vaults somebody opened, how far back that was looked for, and the list to take along. */
export function OpenedList({ person, opened }: { person: Person; opened: OpenedVaults | null }) {
  const { copied, copy } = useCopy();
  const name = person.name ?? person.email;
  if (opened === null) return <Notice kind="warn">{t('opened_failed', name)}</Notice>;
  const coverage = t(opened.isComplete ? 'opened_complete' : 'opened_incomplete', fullTime(opened.from));
  const save = () =>
    saveFile('vaults-opened.csv', 'text/csv', [new Blob([openedFile(name, coverage, opened)])]);
  return (
    <section class="opened" aria-label={t('opened_by', name)}>
      <p class="strong">{tCount('opened_count', opened.vaults.length, name)}</p>
      <p class="small text-2">{coverage}</p>
      {opened.vaults.length > 0 && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrows */}
          <ul class="sure-list" aria-label={t('opened_by', name)} tabIndex={0}>
            {opened.vaults.map(({ linkId, client, times, last }) => (
              <li key={linkId}>
                <bdi class="cut">{client ?? t('opened_unlinked', linkId.slice(0, 8))}</bdi>
                <span class="small text-2" title={fullTime(last)}>
                  {tCount('opened_times', times)}, {dateAndTime(last)}
                </span>
              </li>
            ))}
          </ul>
          <div class="opened-take">
            <Button size="s" icon={Copy} onClick={() => void copy(openedAsText(name, opened))}>
              {t(copied.value?.isDone ? 'opened_copied' : 'opened_copy')}
            </Button>
            <Button size="s" icon={Download} onClick={save}>
              {t('opened_save')}
            </Button>
            <span class="small text-2" role="status">
              {copied.value?.isDone === false && t('copy_refused')}
            </span>
          </div>
        </>
      )}
    </section>
  );
}
