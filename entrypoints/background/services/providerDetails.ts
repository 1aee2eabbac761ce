import { FailureError } from '../../../utils/domain/failures.ts';
import { plainText } from '../../../utils/domain/plainText.ts';
import { detailsProblem, type ProviderDetails } from '../../../utils/domain/providerDetails.ts';
import { getProvider, putProvider, type WireProvider } from '../../../utils/wire/provider.ts';
import type { ProviderScope } from '../../../utils/wire/scope.ts';
import { WireError } from '../../../utils/wire/wireError.ts';
import type { ApiService } from './api.ts';

export type ProviderDetailsService = ReturnType<typeof createProviderDetails>;

/** Name and billing address of the provider worked for. */
export function createProviderDetails(api: ApiService, sync: { renew(): Promise<void> }) {
  function toDetails(
    { providerId }: ProviderScope,
    { id, name, billingEmail }: WireProvider,
  ): ProviderDetails {
    if (id !== providerId) throw new FailureError('unexpectedAnswer');
    return { name: plainText(name), billingEmail: plainText(billingEmail ?? '') };
  }

  const read = async (scope: ProviderScope) => toDetails(scope, await api.send(getProvider(scope)));

  return {
    read,

    /** @throws FailureError `badInput`: see `detailsProblem`; `interrupted`: it is not known whether it was changed */
    async write(scope: ProviderScope, details: ProviderDetails): Promise<ProviderDetails> {
      if (detailsProblem(details)) throw new FailureError('badInput');
      const next = {
        name: details.name.trim(),
        billingEmail: details.billingEmail.trim().toLowerCase(),
      };
      try {
        toDetails(scope, await api.send(putProvider(scope, next)));
      } catch (error) {
        if (!(error instanceof WireError) || (error.status !== null && error.status < 500)) throw error;
        // the answer was lost: what is there now says what became of it
        const now = await read(scope).catch(() => null);
        if (now?.name !== next.name || now.billingEmail !== next.billingEmail)
          throw new FailureError('interrupted');
      }
      // the name is on every page; that they show the old one for a while makes nothing undone
      await sync.renew().catch(() => undefined);
      return next;
    },
  };
}
