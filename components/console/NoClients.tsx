import { decide } from '../../utils/domain/permissions.ts';
import { t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { hrefOf } from './routes.ts';

const WAYS = ['clients.create', 'clients.createSeparately', 'clients.add'] as const;

export interface NoClientsProps {
  app: App;
  /** The page it stands on has the ways to add one. */
  isWhereAdded?: boolean;
}

/** A provider without clients: who may adds the first one. */
export function NoClients({ app, isWhereAdded = false }: NoClientsProps) {
  const provider = app.providers.current.value;
  const mayAdd = WAYS.some((way) => decide(provider, way).allowed);
  return (
    <EmptyState
      icon="clients"
      title={t('console_no_clients')}
      action={
        mayAdd &&
        !isWhereAdded && (
          <a class="button button-primary button-m" href={hrefOf('clients')}>
            {t('clients_add')}
          </a>
        )
      }
    >
      <p>{t(mayAdd ? 'console_no_clients_add' : 'console_no_clients_text')}</p>
    </EmptyState>
  );
}
