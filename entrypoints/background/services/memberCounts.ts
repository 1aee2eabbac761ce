import { countMembers, type MemberCounts } from '../../../utils/domain/memberCounts.ts';
import { getMemberSummaries } from '../../../utils/wire/members.ts';
import type { ViewScope } from '../../../utils/wire/scope.ts';
import type { ApiService } from './api.ts';
import { memberRoleOf, memberStatusOf } from './memberships.ts';

/** How many people a client has; who they are is not told. */
export function createMemberCounts(api: ApiService) {
  return {
    async of(scope: ViewScope): Promise<MemberCounts> {
      const { data } = await api.send(getMemberSummaries(scope));
      return countMembers(
        data.map(({ type, status }) => ({ role: memberRoleOf(type), status: memberStatusOf(status) })),
      );
    },
  };
}
