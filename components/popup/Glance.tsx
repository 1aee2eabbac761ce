import { useEffect } from 'preact/hooks';
import { decide } from '../../utils/domain/permissions.ts';
import { formatNumber, t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { Badge } from '../shared/Badge.tsx';
import { Button } from '../shared/Button.tsx';
import { Icon } from '../shared/Icon.tsx';
import { LogLines } from './LogLines.tsx';
import type { ConsolePlace } from './Popup.tsx';

export interface GlanceProps {
  app: App;
  onConsole: (place: ConsolePlace) => void;
}

/** Where in the console the log is that the glance shows the beginning of. */
export function logPlace(app: App): ConsolePlace {
  const mayRead = decide(app.providers.current.value, 'events.read').allowed;
  return !mayRead && app.context.client.value ? 'client' : 'events';
}

/** What just happened: the provider's log, or for a Service User the logs they may read. */
export function Glance({ app, onConsole }: GlanceProps) {
  const mayRead = decide(app.providers.current.value, 'events.read').allowed;
  const { news, providerLog } = app;
  const place = logPlace(app);
  const count = mayRead ? news.count.value : 0;
  const readAt = providerLog.readAt.value;
  useEffect(() => {
    if (mayRead) void news.note();
  }, [mayRead, readAt]);
  return (
    <section class="glance" aria-labelledby="glance-title">
      <header>
        <h2 id="glance-title">{t('popup_activity')}</h2>
        <span class="grow" role="status">
          {count > 0 && <Badge kind="accent">{t('popup_new_count', formatNumber(count))}</Badge>}
        </span>
        <Button kind="quiet" size="s" icon="right" iconAtEnd keys="Alt+A" onClick={() => onConsole(place)}>
          {t(mayRead ? 'popup_all_events' : place === 'client' ? 'popup_client_log' : 'popup_account_log')}
        </Button>
      </header>
      {mayRead ? (
        <LogLines log={providerLog} most={4} now={app.now.value} news={news} />
      ) : (
        <ServiceUserLogs app={app} />
      )}
    </section>
  );
}

function ServiceUserLogs({ app }: { app: App }) {
  const client = app.context.client.value;
  const clientId = client?.id ?? null;
  useEffect(() => {
    if (clientId && !app.clientLog.events.value && !app.clientLog.loading.value) void app.clientLog.load();
  }, [clientId]);
  return (
    <>
      <p class="glance-reason">
        <Icon name="info" />
        <span>{t('popup_service_user')}</span>
      </p>
      {client ? (
        <>
          <h3 class="cut">
            <bdi>{client.name}</bdi>
          </h3>
          <LogLines log={app.clientLog} most={2} now={app.now.value} />
        </>
      ) : (
        <p class="glance-note">{t('popup_choose_client_log')}</p>
      )}
      <h3>{t('popup_your_account')}</h3>
      <LogLines log={app.accountLog} most={2} now={app.now.value} />
    </>
  );
}
