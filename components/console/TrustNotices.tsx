import { KeyRound } from 'lucide-preact';
import type { Provider } from '../../utils/domain/providers.ts';
import { t, tCount } from '../../utils/domain/text.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Notice } from '../shared/Notice.tsx';
import { KeyNotice } from './KeyNotice.tsx';

/** Names said before the rest is a number. */
const MOST_NAMES = 3;

/** On every page: a provider key that changed in full, clients whose keys are not believed by name. */
export function TrustNotices({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const { trust, clients } = app;
  const troubles = trust.troubles.value;
  const ofProvider = troubles.find(({ clientId }) => clientId === null);
  const ids = new Set(troubles.flatMap(({ clientId }) => (clientId === null ? [] : [clientId])));
  // mostly none, among thousands of clients
  const distrusted = ids.size === 0 ? [] : (clients.clients.value ?? []).filter(({ id }) => ids.has(id));
  const names = distrusted.map(({ name }) => name);
  const rest = ids.size - Math.min(names.length, MOST_NAMES);
  return (
    <>
      {trust.failure.value && <FailureNotice failure={trust.failure.value} />}
      {ofProvider && (
        <KeyNotice key={ofProvider.id} trust={trust} trouble={ofProvider} name={provider.name} />
      )}
      {ids.size > 0 && (
        <Notice kind="danger" icon={KeyRound}>
          <b class="strong">{tCount('keys_clients', ids.size)}</b>{' '}
          {names.slice(0, MOST_NAMES).map((name, at) => (
            <>
              {at > 0 && ', '}
              <bdi>{name}</bdi>
            </>
          ))}
          {names.length > 0 && rest > 0 && ` ${tCount('keys_clients_more', rest)}`}
          {names.length > 0 && '. '}
          {t('keys_clients_text')}
        </Notice>
      )}
    </>
  );
}
