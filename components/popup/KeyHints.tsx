import { t } from '../../utils/domain/text.ts';

const MAIN_MODIFIER = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

/** Which keys do what while searching, in one line; stands where the glance is otherwise. */
export function KeyHints({ hasMatch }: { hasMatch: boolean }) {
  return (
    <footer class="keys">
      {hasMatch ? (
        <>
          <span>
            <kbd>↵</kbd>
            {t('popup_key_open')}
          </span>
          <span>
            <kbd>{MAIN_MODIFIER}</kbd>
            <kbd>↵</kbd>
            {t('popup_key_console')}
          </span>
          <span>
            <kbd>⇧</kbd>
            <kbd>↵</kbd>
            {t('popup_key_switch')}
          </span>
          <span>
            <kbd>{MAIN_MODIFIER}</kbd>
            <kbd>D</kbd>
            {t('popup_key_pin')}
          </span>
        </>
      ) : (
        <span>
          <kbd>Esc</kbd>
          {t('popup_key_clear')}
        </span>
      )}
    </footer>
  );
}
