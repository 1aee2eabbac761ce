import type { ClientId } from '../../utils/domain/ids.ts';
import { t, tCount } from '../../utils/domain/text.ts';
import { fullTime } from '../../utils/domain/time.ts';
import type { TrustModel } from '../../utils/state/trust.ts';
import { Notice } from '../shared/Notice.tsx';

const WHAT = {
  clients: 'dropped_clients',
  collections: 'dropped_collections',
  events: 'dropped_events',
  people: 'dropped_people',
  policies: 'dropped_policies',
} as const;

/** What answers held that was not asked for, about one client or, with null, about the provider as a whole. */
export function DroppedNotices({ trust, clientId }: { trust: TrustModel; clientId: ClientId | null }) {
  const rows = trust.dropped.value.filter((row) => row.clientId === clientId);
  return (
    <>
      {rows.map(({ of, count, at }) => (
        <Notice key={of} kind="warn">
          {tCount(WHAT[of], count)} {t('dropped_text', fullTime(at))}
        </Notice>
      ))}
    </>
  );
}
