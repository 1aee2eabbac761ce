import type { JobView } from '../../../utils/domain/jobs.ts';
import { northwind } from '../shared/fixtures.ts';

/** A job that runs and has done nothing yet. */
export function jobView({
  items = [{ key: 'a', label: 'a', state: 'waiting', reason: null }],
  ...more
}: Partial<JobView> = {}): JobView {
  return {
    id: 'job-1',
    kind: 'invite',
    providerId: northwind.id,
    startedAt: 0,
    endedAt: null,
    state: 'running',
    stoppedBy: null,
    waitsUntil: null,
    progress: { done: 0, total: items.length },
    items,
    ...more,
  };
}
