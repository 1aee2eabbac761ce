import { useSignal } from '@preact/signals';
import { KeyRound } from 'lucide-preact';
import type { KeyTrouble } from '../../utils/domain/keyTroubles.ts';
import { t } from '../../utils/domain/text.ts';
import { fullTime } from '../../utils/domain/time.ts';
import type { TrustModel } from '../../utils/state/trust.ts';
import { Button } from '../shared/Button.tsx';
import { Named } from '../shared/Named.tsx';
import { Notice } from '../shared/Notice.tsx';

const WHAT = {
  provider: 'keys_changed_provider',
  changed: 'keys_changed_client',
  shared: 'keys_shared',
  twoWays: 'keys_two_ways',
} as const;

const MEANING = {
  provider: 'keys_changed_provider_text',
  changed: 'keys_changed_client_text',
  shared: 'keys_shared_text',
  twoWays: 'keys_two_ways_text',
} as const;

export interface KeyNoticeProps {
  trust: TrustModel;
  trouble: KeyTrouble;
  /** Of the provider or client whose key it is. */
  name: string;
}

/** A key that is not believed: what it may mean, what to do, and for a changed one the way to say that it is right. */
export function KeyNotice({ trust, trouble, name }: KeyNoticeProps) {
  const isAsked = useSignal(false);
  const ask = (now: boolean) => {
    isAsked.value = now;
  };
  const about = trouble.clientId === null ? 'provider' : trouble.kind;
  return (
    <Notice kind="danger" icon={KeyRound}>
      <b class="strong">
        <Named message={WHAT[about]} name={name} />
      </b>{' '}
      {trouble.at !== null && t('keys_seen_at', fullTime(trouble.at))} {t(MEANING[about])}
      {trouble.id !== null && (
        <span class="notice-actions">
          {isAsked.value ? (
            <>
              <span>{t('keys_acknowledge_sure')}</span>
              <Button
                kind="danger"
                size="s"
                busy={trust.busy.value}
                onClick={() => void trust.acknowledge(trouble)}
              >
                {t('keys_acknowledge_yes')}
              </Button>
              <Button kind="quiet" size="s" onClick={() => ask(false)}>
                {t('keys_acknowledge_no')}
              </Button>
            </>
          ) : (
            <Button size="s" onClick={() => ask(true)}>
              {t('keys_acknowledge')}
            </Button>
          )}
        </span>
      )}
    </Notice>
  );
}
