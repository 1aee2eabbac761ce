import {
  type AddableOrganization,
  DONE,
  type LifeOutcome,
  refusedFor,
  UNKNOWN,
} from '../../../../utils/domain/clientLife.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';
import type { ClientId } from '../../../../utils/domain/ids.ts';
import { plainText } from '../../../../utils/domain/plainText.ts';
import { getAddable, postExisting } from '../../../../utils/wire/clientLife.ts';
import { readChangeRefusal } from '../../../../utils/wire/clientRefusal.ts';
import { getClients } from '../../../../utils/wire/clients.ts';
import { decodeHtml } from '../../../../utils/wire/html.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import { getSync } from '../../../../utils/wire/sync.ts';
import { WireError } from '../../../../utils/wire/wireError.ts';
import type { ApiService } from '../api.ts';
import type { Directory } from '../directory.ts';
import type { Keyring } from '../keyring.ts';
import { directMemberships, memberKeyOf, memberRoleOf } from '../memberships.ts';

interface ExistingDependencies {
  api: ApiService;
  directory: Directory;
  keyring: Keyring;
  sync: { renew(): Promise<void> };
}

export type ExistingOrganizations = ReturnType<typeof createExistingOrganizations>;

/** Organizations of which the technician is an Owner become clients: their key is wrapped for the provider here. */
export function createExistingOrganizations({ api, directory, keyring, sync }: ExistingDependencies) {
  async function list(scope: ProviderScope): Promise<AddableOrganization[]> {
    const rows = await api.send(getAddable(scope));
    return rows.map((row) => ({ ...row, name: plainText(decodeHtml(row.name)) }));
  }

  /** As only an Owner has it; null: this account is none. */
  async function ownKey(organizationId: ClientId): Promise<string | null> {
    const { profile } = await api.send(getSync());
    const membership = directMemberships(profile).get(organizationId);
    return membership && memberRoleOf(membership.type) === 'owner' ? memberKeyOf(membership) : null;
  }

  async function became(scope: ProviderScope, organizationId: ClientId, key: string): Promise<LifeOutcome> {
    const { data } = await api.send(getClients(scope));
    const row = data.find((one) => one.organizationId === organizationId);
    if (!row) return UNKNOWN;
    return row.key === key ? DONE : refusedFor('alreadyClient');
  }

  async function send(scope: ProviderScope, organizationId: ClientId, key: string): Promise<LifeOutcome> {
    const { accountId, providerId, epoch } = scope;
    try {
      await api.send(postExisting({ kind: 'joining', accountId, providerId, epoch, organizationId }, key));
      return DONE;
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      if (error.status === null || error.status >= 500)
        return became(scope, organizationId, key).catch(() => UNKNOWN);
      if (error.status === 401) return refusedFor('notOwner');
      if (error.status === 404) return refusedFor('notAddable');
      const reason = readChangeRefusal(error);
      if (!reason) throw error;
      return refusedFor(reason);
    }
  }

  return {
    list,

    async add(scope: ProviderScope, organizationId: ClientId): Promise<LifeOutcome> {
      const found = (await list(scope)).find(({ id }) => id === organizationId);
      if (!found) return refusedFor('notAddable');
      if (found.disabled) return refusedFor('needsPurchase');
      const wrapped = await ownKey(organizationId);
      if (!wrapped) return refusedFor('notOwner');
      const provider = await directory.currentProvider();
      if (provider?.provider.id !== scope.providerId) throw new FailureError('staleContext');
      const key = await keyring.wrapForProvider(provider, await keyring.openMemberKey(wrapped));
      const outcome = await send(scope, organizationId, key);
      if (outcome.outcome !== 'refused') await sync.renew().catch(() => undefined);
      return outcome;
    },
  };
}
