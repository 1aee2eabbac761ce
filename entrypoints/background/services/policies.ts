import type { Policy } from '../../../utils/domain/policies.ts';
import { getPolicies } from '../../../utils/wire/policies.ts';
import type { ViewScope } from '../../../utils/wire/scope.ts';
import type { ApiService } from './api.ts';

/** A client's policies, as far as whether each is on. */
export function createPoliciesService(api: ApiService) {
  return {
    async list(scope: ViewScope): Promise<Policy[]> {
      const { data } = await api.send(getPolicies(scope));
      return data.map(({ type, enabled }) => ({ type, enabled }));
    },
  };
}
