import type { Bridge } from '../bridge/bridge.ts';

/**
 * A bridge whose every call says which provider the page shows: the worker answers `staleContext` when it works for
 * another one by now, and then what the page shows has to be looked up.
 *
 * @param shown id of the provider on screen
 * @param onStale called after each such answer; the providers' own operations depend on no choice
 */
export function createProviderBridge(
  bridge: Bridge,
  shown: () => string | undefined,
  onStale: () => void,
): Bridge {
  return {
    ...bridge,
    async call(op, input, options) {
      const result = await bridge.call(op, input, { ...options, provider: shown() });
      const isStale = !result.ok && result.failure.kind === 'staleContext';
      if (isStale && !op.startsWith('providers.')) onStale();
      return result;
    },
  };
}
