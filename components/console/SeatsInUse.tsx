import type { ComponentChildren } from 'preact';
import { formatNumber, t } from '../../utils/domain/text.ts';

export interface SeatsInUseProps {
  used: number;
  assigned: number;
  /** What is to be said about it. */
  children?: ComponentChildren;
}

/** One of the totals of a page: seats in use, of how many, over a bar. */
export function SeatsInUse({ used, assigned, children }: SeatsInUseProps) {
  const share = assigned === 0 ? 0 : Math.min(100, Math.round((used / assigned) * 100));
  return (
    <div>
      <dt>{t('totals_seats')}</dt>
      <dd class="total-figure">
        {formatNumber(used)} <small>{t('totals_of', formatNumber(assigned))}</small>
      </dd>
      <dd class="meter" aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </dd>
      {children}
    </div>
  );
}
