import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AccountId } from '../../../utils/domain/ids.ts';
import type { AccountSettings } from '../../../utils/domain/lockPolicy.ts';
import { t } from '../../../utils/domain/text.ts';
import type { SettingsModel } from '../../../utils/state/settings.ts';
import { Button } from '../../shared/Button.tsx';
import { Notice } from '../../shared/Notice.tsx';
import { PasswordField } from '../../shared/PasswordField.tsx';
import { Card } from '../Card.tsx';
import { boundWords } from './boundWords.ts';

const SHORTEST = 4;

export interface PinCardProps {
  model: SettingsModel;
  accountId: AccountId;
  pin: AccountSettings['pin'];
}

/** A PIN in place of the master password while the browser runs, or the reason why there is none. */
export function PinCard({ model, accountId, pin }: PinCardProps) {
  const bound = boundWords(pin.boundBy);
  return (
    <Card title={t('settings_pin')}>
      <div class="settings-body">
        <p>{t('settings_pin_text')}</p>
        {bound !== undefined && <Notice kind="neutral">{bound}</Notice>}
        {bound === undefined && pin.isSet && (
          <div class="settings-line">
            <p class="grow">{t('settings_pin_is_set')}</p>
            <Button busy={model.busy.value} onClick={() => void model.removePin(accountId)}>
              {t('settings_pin_remove')}
            </Button>
          </div>
        )}
        {bound === undefined && !pin.isSet && <PinForm model={model} accountId={accountId} />}
      </div>
    </Card>
  );
}

function PinForm({ model, accountId }: Omit<PinCardProps, 'pin'>) {
  const pin = useSignal('');
  const isShort = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <form
      class="settings-form"
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        isShort.value = pin.value.length < SHORTEST;
        if (isShort.value) input.current?.focus();
        else if (!model.busy.value) void model.setPin(accountId, pin.value);
      }}
    >
      <PasswordField
        label={t('settings_pin_new')}
        name="new-pin"
        value={pin.value}
        onInput={(text) => {
          pin.value = text;
          isShort.value = false;
        }}
        hint={t('settings_pin_hint')}
        error={isShort.value ? t('settings_pin_short') : undefined}
        inputRef={input}
      />
      <Button type="submit" busy={model.busy.value}>
        {t('settings_pin_set')}
      </Button>
    </form>
  );
}
