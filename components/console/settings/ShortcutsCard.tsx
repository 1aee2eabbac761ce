import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../../utils/domain/text.ts';
import { Button } from '../../shared/Button.tsx';
import { Card } from '../Card.tsx';

export interface Shortcut {
  /** As the manifest names it. */
  name: string;
  /** What it does, in the words of the manifest; empty for the browser's own command, which opens the popup. */
  words: string;
  /** As the browser writes it, `Alt+Shift+S`; empty when it assigned none. */
  keys: string;
}

/** The shortcuts as the browser has them; the page's own entrypoint knows the browser. */
export interface Shortcuts {
  read: () => Promise<Shortcut[]>;
  /** Opens the browser's own settings of them, where a page may. */
  change: (() => Promise<void>) | null;
  /** What is typed in the address bar before the name of a client. */
  keyword: string;
}

/** Which keys do what, as the browser really assigned them. */
export function ShortcutsCard({ shortcuts }: { shortcuts: Shortcuts }) {
  const all = useSignal<Shortcut[]>([]);
  useEffect(() => {
    const read = () =>
      void shortcuts.read().then((found) => {
        all.value = found;
      });
    read();
    // changed in another tab, seen on coming back
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, [shortcuts]);
  const { change } = shortcuts;
  return (
    <Card title={t('settings_shortcuts')}>
      <ul class="rows">
        {all.value.map(({ name, words, keys }) => (
          <li key={name}>
            <span class="grow">{words || t('shortcut_open')}</span>
            {keys === '' ? <span class="text-2">{t('shortcut_none')}</span> : <Keys keys={keys} />}
          </li>
        ))}
        <li>
          <p class="grow">
            {all.value.some(({ keys }) => keys === '') && t('shortcut_none_why')}{' '}
            {t(change ? 'shortcut_change_how' : 'shortcut_change_by_hand')}
          </p>
          {change && (
            <Button icon="open" iconAtEnd onClick={() => void change()}>
              {t('shortcut_change')}
            </Button>
          )}
        </li>
      </ul>
    </Card>
  );
}

function Keys({ keys }: { keys: string }) {
  return (
    <span class="shortcut">
      {keys.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
