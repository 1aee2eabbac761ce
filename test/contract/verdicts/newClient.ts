import type { ClientId } from '../../../utils/domain/ids.ts';
import {
  type Client,
  MEMBER_STATUS,
  MEMBER_TYPE,
  ORGANIZATION_STATUS,
  PROVIDER_STATUS,
} from '../../server/model.ts';
import { PLANS } from '../../server/seed/clients.ts';
import { random } from '../../server/seed/random.ts';
import { sealToPublicKey } from '../../server/seed/seal.ts';
import type { RunningServer } from '../../server/server.ts';

function organization(providerId: string | null, isManaged: boolean): Client {
  const made: Client['made'] = [];
  return {
    id: crypto.randomUUID(),
    linkId: crypto.randomUUID(),
    providerId,
    status: isManaged ? ORGANIZATION_STATUS.managed : ORGANIZATION_STATUS.created,
    key: null,
    name: 'Zephyr',
    plan: PLANS.consolidated.enterprise,
    lacks: [],
    seats: 5,
    members: { invited: 0, accepted: 0, confirmed: 1 },
    owners: [{ email: 'owner@zephyr.example', status: 'confirmed' }],
    enabled: true,
    billingEmail: 'owner@zephyr.example',
    createdAt: 0,
    revisedAt: 0,
    publicKey: '',
    made,
    collections: () => made,
  };
}

/** One more client of a provider, with a confirmed owner of its own, for one question only. */
export function newClient({ state }: RunningServer, providerId: string): { id: ClientId; linkId: string } {
  const client = organization(providerId, state.provider(providerId)?.status === PROVIDER_STATUS.billable);
  state.addClient(client);
  return { id: client.id as ClientId, linkId: client.linkId };
}

/** One more organization of its own that this person owns, for one question only. */
export function ownOrganization({ state }: RunningServer, email: string): ClientId {
  const client = organization(null, false);
  state.addClient(client);
  const account = state.accountByEmail(email);
  if (!account?.keys) throw new Error(`${email} cannot own an organization.`);
  const draw = random(client.id);
  state.addMember({
    id: draw.guid(),
    clientId: client.id,
    accountId: account.id,
    type: MEMBER_TYPE.owner,
    status: MEMBER_STATUS.confirmed,
    permissions: [],
    accessSecretsManager: false,
    key: sealToPublicKey(draw.bytes(64), account.keys.publicKey, draw),
  });
  return client.id as ClientId;
}
