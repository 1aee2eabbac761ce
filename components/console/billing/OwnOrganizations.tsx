import { formatNumber, t, tCount } from '../../../utils/domain/text.ts';
import type { SeatsModel } from '../../../utils/state/seats.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Card } from '../Card.tsx';

/** Organizations one belongs to that are no clients: those the MSP uses itself count for its discount too. */
export function OwnOrganizations({ model }: { model: SeatsModel }) {
  const all = model.organizations.value;
  const failure = model.markFailure.value;
  return (
    <Card title={t('bill_own')}>
      {failure && <FailureNotice failure={failure} />}
      <p class="card-note">{t(all.length > 0 ? 'bill_own_text' : 'bill_own_none')}</p>
      {all.length > 0 && (
        <ul class="own-organizations">
          {all.map((one) => (
            <li key={one.id}>
              <label class="check">
                <input
                  type="checkbox"
                  checked={one.isInternal}
                  disabled={model.marking.value !== null}
                  onChange={(event) => void model.mark(one, event.currentTarget.checked)}
                />
                <span>
                  <bdi>{one.name}</bdi>{' '}
                  <span class="text-3">
                    {one.plan || t('bill_other_plan')},{' '}
                    {one.seats === null
                      ? t('clients_unlimited')
                      : tCount('bill_seats', one.seats, formatNumber(one.seats))}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
