import type { Client } from '../../../utils/domain/clients.ts';
import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';
import type { StandingModel } from '../../../utils/state/standing.ts';
import { verdictReason } from '../../shared/verdictReason.ts';

export interface StandingProps {
  standing: StandingModel;
  provider: Provider;
  client: Client;
}

/** Why a part of the client is not in the report: it may not be read, or was not. */
function missing({ standing }: StandingProps, reason: string | undefined): string {
  if (reason) return reason;
  return t(standing.failure.value ? 'report_not_read' : 'report_reading');
}

/** How many people the client has, and who waits. */
export function ReportPeople(props: StandingProps) {
  const { standing, provider, client } = props;
  const counts = standing.members.value;
  const reason = verdictReason(decide(provider, 'client.members.manage', client));
  return (
    <section aria-labelledby="report-people">
      <h2 id="report-people">{t('report_people')}</h2>
      {counts ? (
        <dl class="report-facts">
          {(
            [
              ['report_confirmed', counts.confirmed],
              ['report_accepted', counts.accepted],
              ['report_invited', counts.invited],
              ['report_revoked', counts.revoked],
              ['report_owners', counts.owners],
            ] as const
          ).map(([name, count]) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd class="tabular">{formatNumber(count)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p class="text-2">{missing(props, reason)}</p>
      )}
    </section>
  );
}

/** The rules that are on for its members. */
export function ReportPolicies(props: StandingProps & { nameOf: (type: number) => string }) {
  const { standing, provider, client, nameOf } = props;
  const reason = verdictReason(decide(provider, 'client.policies.manage', client));
  const on = standing.policies.value?.filter(({ enabled }) => enabled);
  return (
    <section aria-labelledby="report-policies">
      <h2 id="report-policies">{t('report_policies')}</h2>
      {!on && <p class="text-2">{missing(props, reason)}</p>}
      {on?.length === 0 && <p>{t('report_no_policies')}</p>}
      {on && on.length > 0 && (
        <ul>
          {on.map(({ type }) => (
            <li key={type}>{nameOf(type)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
