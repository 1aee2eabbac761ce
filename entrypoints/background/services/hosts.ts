import { FailureError } from '../../../utils/domain/failures.ts';
import { hostPatterns } from '../../../utils/wire/hostPatterns.ts';
import type { Http } from '../../../utils/wire/http.ts';
import type { RegionAddresses } from '../../../utils/wire/regions.ts';
import type { Platform } from '../platform.ts';

export interface HostService {
  /** Whether the browser lets us talk to all hosts of this region. */
  mayTalkTo(region: RegionAddresses): Promise<boolean>;
  /**
   * The same http, asking first: a request to a host that was not allowed would reach the server all the same, and
   * only its answer be withheld. Refuses with FailureError `hostPermission`.
   */
  guard(http: Http): Http;
  /** Something was allowed or taken back. */
  forget(): void;
}

/** Whom the browser lets us talk to. A yes is remembered until the browser says that something changed; a no is not. */
export function createHosts({ hasHosts }: Pick<Platform, 'hasHosts'>): HostService {
  let allowed = new Set<RegionAddresses['id']>();

  async function mayTalkTo(region: RegionAddresses): Promise<boolean> {
    // an answer that a change has overtaken is kept in a set nobody reads any more
    const known = allowed;
    if (known.has(region.id)) return true;
    const isAllowed = await hasHosts(hostPatterns(region));
    if (isAllowed) known.add(region.id);
    return isAllowed;
  }

  return {
    mayTalkTo,
    guard: (http) => async (request, options) => {
      const { region } = options;
      if (!(await mayTalkTo(region))) throw new FailureError('hostPermission', { detail: region.host });
      return http(request, options);
    },
    forget() {
      allowed = new Set();
    },
  };
}
