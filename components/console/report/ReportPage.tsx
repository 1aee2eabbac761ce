import { Printer } from 'lucide-preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Client } from '../../../utils/domain/clients.ts';

import { decide } from '../../../utils/domain/permissions.ts';
import { policyName } from '../../../utils/domain/policies.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { spanOf } from '../../../utils/domain/reportPeriods.ts';
import type { Account } from '../../../utils/domain/session.ts';
import { t } from '../../../utils/domain/text.ts';
import { dateName } from '../../../utils/domain/time.ts';
import type { Audit } from '../../../utils/state/audit.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Monogram } from '../../shared/Monogram.tsx';
import { Notice } from '../../shared/Notice.tsx';
import { verdictReason } from '../../shared/verdictReason.ts';
import { ClientChooser } from '../ClientChooser.tsx';
import { readableOf } from '../onboarding/readableOf.ts';
import { hrefOf } from '../routes.ts';
import { PeriodChoice } from './PeriodChoice.tsx';
import { ReportAccesses } from './ReportAccesses.tsx';
import { ReportPeople, ReportPolicies } from './ReportPeople.tsx';
import { ReportSeats } from './ReportSeats.tsx';

export interface ReportPageProps {
  app: ConsoleApp;
  audit: Audit;
  account: Account;
  provider: Provider;
}

/** The report about the client worked in; without one, the choice of one. */
export function ReportPage(props: ReportPageProps) {
  const client = props.app.context.client.value;
  if (!client) return <ClientChooser app={props.app} onEnter={() => undefined} />;
  return <Report key={client.id} {...props} client={client} />;
}

/** One page about one client for a meeting: on screen as on paper, without what is only to be pressed. */
function Report({ app, audit, account, provider, client }: ReportPageProps & { client: Client }) {
  const { standing } = app;
  const now = app.now.value;
  const log = useMemo(() => audit.client(), [audit]);
  const logVerdict = decide(provider, 'client.events.read', client);
  useEffect(() => {
    void standing.load(readableOf(provider, client));
    log.wanted.value = spanOf('thisQuarter', Date.now());
    if (logVerdict.allowed) void log.open();
    return () => log.end();
  }, []);
  const { start, end } = log.wanted.value;
  return (
    <div class="page-body is-narrow report">
      <div class="report-tools no-print">
        <div class="across">
          <a href={hrefOf('client')}>{t('report_back', client.name)}</a>
          <Button kind="primary" icon={Printer} onClick={() => window.print()}>
            {t('report_print')}
          </Button>
        </div>
        {logVerdict.allowed && <PeriodChoice log={log} now={now} />}
      </div>
      <article class="report-sheet">
        <header class="report-head" data-hue={client.hue}>
          <Monogram
            code={client.code}
            hue={client.hue}
            size="l"
            solid
            muted={client.trouble === 'unreadable'}
          />
          <div>
            <h1 tabIndex={-1}>
              <bdi>{client.name}</bdi>
            </h1>
            <p class="text-2">
              {t('report_subtitle', dateName(start), dateName(end))} <bdi>{provider.name}</bdi>
            </p>
          </div>
        </header>
        {standing.failure.value && (
          <div class="no-print">
            <FailureNotice failure={standing.failure.value} onRetry={() => void standing.load()} />
          </div>
        )}
        <ReportSeats client={client} />
        <ReportPeople standing={standing} provider={provider} client={client} />
        {logVerdict.allowed ? (
          <ReportAccesses log={log} now={now} />
        ) : (
          <section aria-labelledby="report-accesses">
            <h2 id="report-accesses">{t('report_accesses')}</h2>
            <Notice kind="neutral">{verdictReason(logVerdict)}</Notice>
          </section>
        )}
        <ReportPolicies standing={standing} provider={provider} client={client} nameOf={policyName} />
        <footer class="small text-3">
          <p>
            {t('report_made', dateName(now), account.name ?? account.email)} {t('unaffiliated')}
          </p>
        </footer>
      </article>
    </div>
  );
}
