import { useSignal } from '@preact/signals';
import type { Client } from '../../utils/domain/clients.ts';
import type { Membership } from '../../utils/domain/memberships.ts';
import type { Provider } from '../../utils/domain/providers.ts';
import type { Account } from '../../utils/domain/session.ts';
import { t, tCount } from '../../utils/domain/text.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import { Button } from '../shared/Button.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Named } from '../shared/Named.tsx';
import { Notice } from '../shared/Notice.tsx';
import { PageTitle } from './PageTitle.tsx';
import { RoleTable } from './RoleTable.tsx';
import { roleName } from './roleName.ts';
import { findRights, rightsOf } from './roleRights.ts';
import { hrefOf } from './routes.ts';
import { SearchField } from './SearchField.tsx';

const MEMBER_WORDS = {
  owner: 'role_member_owner',
  admin: 'role_member_admin',
  user: 'role_member_user',
  custom: 'role_member_custom',
} as const satisfies Record<Membership['role'], string>;

/** Which client the rights inside a client are those of, and what the person is in it besides. */
function Scope({ client }: { client: Client | null }) {
  if (!client) {
    return (
      <Notice kind="neutral">
        {t('role_any_client')} <a href={hrefOf('client')}>{t('console_choose_client')}</a>
      </Notice>
    );
  }
  const { membership } = client;
  return (
    <Notice kind="neutral">
      <Named message="role_in_client" name={client.name} />{' '}
      {membership?.status === 'confirmed' && t(MEMBER_WORDS[membership.role])}
    </Notice>
  );
}

export interface RolePageProps {
  app: ConsoleApp;
  account: Account;
  provider: Provider;
}

/** What this person may do at this provider and in the client worked in, and why not the rest; made from the table. */
export function RolePage({ app, account, provider }: RolePageProps) {
  const query = useSignal('');
  const client = app.context.client.value;
  const shown = findRights(rightsOf(provider, client), query.value);
  const count = shown.reduce((sum, { rights }) => sum + rights.length, 0);
  const clear = () => {
    query.value = '';
  };
  return (
    <div class="page-body is-sheet">
      <PageTitle
        title={t('role_title')}
        meta={
          <>
            <bdi>{account.name ?? account.email}</bdi>
            {', '}
            {roleName(provider.role)}
            {', '}
            <bdi>{provider.name}</bdi>
          </>
        }
      />
      <Scope client={client} />
      <SearchField
        label={t('role_search')}
        value={query.value}
        onInput={(text) => {
          query.value = text;
        }}
      />
      <p class="visually-hidden" role="status">
        {query.value.trim() !== '' && tCount('role_found', count)}
      </p>
      {count > 0 ? (
        <RoleTable role={provider.role} areas={shown} />
      ) : (
        <EmptyState
          icon="search"
          title={t('role_none_found', query.value.trim())}
          action={<Button onClick={clear}>{t('console_clear_search')}</Button>}
        />
      )}
    </div>
  );
}
