import { t } from '../../utils/domain/text.ts';

/** What a forgotten master password means, said at the moment somebody may have forgotten it. */
export function Forgotten() {
  return <p class="small text-2">{t('signin_forgotten')}</p>;
}
