import { deleteLink, getAddable, postClient, postExisting, putClient } from '../../utils/wire/clientLife.ts';
import { getClients } from '../../utils/wire/clients.ts';
import { getCollections } from '../../utils/wire/collections.ts';
import { getMemberSummaries } from '../../utils/wire/members.ts';
import { getPolicies } from '../../utils/wire/policies.ts';
import type { Endpoint } from './check.ts';
import { id, joiningScope, list, providerScope, SEALED, scope } from './scopes.ts';

export const CLIENT_ENDPOINTS: Record<string, Endpoint> = {
  getClients: {
    request: getClients(providerScope),
    sample: list({
      id: id(4),
      providerId: id(2),
      organizationId: id(3),
      organizationName: 'Acme Legal',
      key: SEALED,
      seats: 25,
      occupiedSeats: 18,
      plan: 'Enterprise (Annually)',
    }),
  },
  postClient: {
    request: postClient(providerScope, {
      name: 'Zephyr',
      ownerEmail: 'owner@zephyr.example',
      planType: 17,
      seats: 5,
      key: SEALED,
      keyPair: { publicKey: 'MIIB', encryptedPrivateKey: SEALED },
      collectionName: SEALED,
    }),
    sample: null,
  },
  putClient: { request: putClient(scope, { name: 'Acme Legal', assignedSeats: 25 }), sample: null },
  deleteLink: { request: deleteLink(scope), sample: null },
  getAddable: {
    request: getAddable(providerScope),
    sample: [{ id: id(3), name: 'Rosewood &amp; Sons', plan: 'Teams', seats: 8, disabled: false }],
  },
  postExisting: { request: postExisting(joiningScope, SEALED), sample: null },
  getMemberSummaries: {
    request: getMemberSummaries(scope),
    sample: list({ id: id(7), userId: null, type: 2, status: 0, name: null, email: 'jo@acme.example' }),
  },
  getCollections: {
    request: getCollections(scope),
    sample: list({ id: id(8), organizationId: id(3), name: SEALED, externalId: null }),
  },
  getPolicies: {
    request: getPolicies(scope),
    sample: list({ organizationId: id(3), type: 0, data: {}, enabled: true, canToggleState: true }),
  },
};
