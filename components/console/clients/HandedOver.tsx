import { t, tCount } from '../../../utils/domain/text.ts';
import type { HandOverModel } from '../../../utils/state/handOver.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Notice } from '../../shared/Notice.tsx';

/** That a client is being created in the web vault, and that it is there. */
export function HandedOver({ model }: { model: HandOverModel }) {
  const arrived = model.arrived.value;
  if (model.failure.value) return <FailureNotice failure={model.failure.value} />;
  if (!model.isWaiting.value) return null;
  const names = arrived.map(({ name }) => name);
  return (
    <Notice
      kind={arrived.length > 0 ? 'ok' : 'neutral'}
      action={<Button onClick={model.end}>{t('clients_handed_over_end')}</Button>}
    >
      {arrived.length > 0 ? (
        <>
          {tCount('clients_arrived', arrived.length)}{' '}
          {names.map((name, at) => (
            <span key={arrived[at]?.id}>
              {at > 0 && ', '}
              <bdi>{name}</bdi>
            </span>
          ))}
        </>
      ) : (
        t('clients_handed_over')
      )}
    </Notice>
  );
}
