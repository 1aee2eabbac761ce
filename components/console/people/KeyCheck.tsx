import { useSignal } from '@preact/signals';
import { KeyRound } from 'lucide-preact';
import { useId } from 'preact/hooks';
import type { Person } from '../../../utils/domain/people.ts';
import type { OfferedKey } from '../../../utils/domain/personKeys.ts';
import { t } from '../../../utils/domain/text.ts';
import { fullTime } from '../../../utils/domain/time.ts';
import { Button } from '../../shared/Button.tsx';
import { FingerprintWords } from '../../shared/FingerprintWords.tsx';
import { Named } from '../../shared/Named.tsx';
import { Notice } from '../../shared/Notice.tsx';
import { roleName } from '../roleName.ts';
import { PersonCell } from './PersonCells.tsx';

export interface KeyCheckProps {
  person: Person;
  /** null: Bitwarden gave none. */
  offered: OfferedKey | null;
  isChecked: boolean;
  onCheck: () => void;
  busy: boolean;
  onAcknowledge: () => void;
}

/** Stops loudly: whoever answers for the server may have put another key in its place. */
function Changed({ name, busy, onAcknowledge }: { name: string; busy: boolean; onAcknowledge: () => void }) {
  const isAsked = useSignal(false);
  return (
    <Notice kind="danger" icon={KeyRound}>
      <b class="strong">
        <Named message="confirm_changed" name={name} />
      </b>{' '}
      {t('confirm_changed_text')}
      <span class="notice-actions">
        {isAsked.value ? (
          <>
            <span>{t('confirm_changed_sure')}</span>
            <Button kind="danger" size="s" busy={busy} onClick={onAcknowledge}>
              {t('keys_acknowledge_yes')}
            </Button>
          </>
        ) : (
          <Button
            size="s"
            onClick={() => {
              isAsked.value = true;
            }}
          >
            {t('keys_acknowledge')}
          </Button>
        )}
      </span>
    </Notice>
  );
}

/** One person to confirm: who it is, whether they were invited from here, the words, and the check. */
export function KeyCheck({ person, offered, isChecked, onCheck, busy, onAcknowledge }: KeyCheckProps) {
  const id = useId();
  const name = person.name ?? person.email;
  const fingerprint = offered?.fingerprint ?? null;
  return (
    <li class="key-check">
      <div class="key-check-head">
        <PersonCell person={person} />
        <span class="small text-2">{roleName(person.role)}</span>
      </div>
      <p class="small text-2">
        {person.invitedAt === null
          ? t('confirm_not_invited_here')
          : t('confirm_invited_here', fullTime(person.invitedAt))}
      </p>
      {offered?.state === 'changed' && <Changed name={name} busy={busy} onAcknowledge={onAcknowledge} />}
      {fingerprint === null ? (
        <Notice kind="warn">{t('confirm_no_key')}</Notice>
      ) : (
        <>
          <FingerprintWords label={t('confirm_words', name)} fingerprint={fingerprint} />
          {offered?.state !== 'changed' && (
            <label class="check" for={id}>
              <input type="checkbox" id={id} checked={isChecked} onChange={onCheck} />
              <span>
                <Named message="confirm_check" name={name} />
              </span>
            </label>
          )}
        </>
      )}
    </li>
  );
}
