import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { MOST_TECHNICIANS } from '../../../utils/domain/rates.ts';
import { formatNumber, t, tCount } from '../../../utils/domain/text.ts';
import type { SharingModel } from '../../../utils/state/sharing.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Field } from '../../shared/Field.tsx';
import { Card } from '../Card.tsx';

/** The number somebody typed, or null when it is none that makes sense. */
function countOf(text: string): number | null {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return count >= 1 && count <= MOST_TECHNICIANS ? count : null;
}

/** Bitwarden counts requests by address: colleagues behind the same one divide what it allows. */
export function SharingCard({ model }: { model: SharingModel }) {
  const typed = useSignal<string | null>(null);
  const isWrong = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const technicians = model.technicians.value;
  const failure = model.failure.value;
  useEffect(() => void model.load(), []);

  const save = () => {
    const count = countOf(typed.value ?? String(technicians ?? ''));
    isWrong.value = count === null;
    if (count === null) input.current?.focus();
    else if (!model.busy.value) void model.share(count);
  };
  return (
    <Card title={t('sharing_title')}>
      <div class="settings-body">
        <p>{t('sharing_text')}</p>
        {failure && <FailureNotice failure={failure} />}
        <form
          class="settings-form"
          noValidate
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Field
            label={t('sharing_count')}
            name="technicians"
            value={typed.value ?? String(technicians ?? '')}
            onInput={(text) => {
              typed.value = text;
              isWrong.value = false;
            }}
            hint={t('sharing_hint')}
            error={isWrong.value ? t('sharing_wrong', formatNumber(MOST_TECHNICIANS)) : undefined}
            inputRef={input}
          />
          <Button type="submit" busy={model.busy.value}>
            {t('sharing_save')}
          </Button>
        </form>
        <p class="small text-2" role="status">
          {technicians !== null && tCount('sharing_now', technicians)}
        </p>
      </div>
    </Card>
  );
}
