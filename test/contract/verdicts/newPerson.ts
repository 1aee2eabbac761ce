import type { ProviderUserId } from '../../../utils/domain/ids.ts';
import { PROVIDER_USER_STATUS, PROVIDER_USER_TYPE } from '../../server/model.ts';
import type { RunningServer } from '../../server/server.ts';

/** Has an account and belongs to no provider, so she can be in any. */
const NORA = 'nora@solo.example';

/** One more Service User of a provider, for one question only. */
export function newPerson(
  { state }: RunningServer,
  providerId: string,
  status: 'invited' | 'accepted',
): ProviderUserId {
  const id = crypto.randomUUID() as ProviderUserId;
  const isInvited = status === 'invited';
  state.addPerson({
    id,
    providerId,
    accountId: isInvited ? null : (state.accountByEmail(NORA)?.id ?? null),
    email: isInvited ? `${id}@solo.example` : null,
    type: PROVIDER_USER_TYPE.serviceUser,
    status: PROVIDER_USER_STATUS[status],
    key: null,
  });
  return id;
}
