import { browser } from 'wxt/browser';
import type { Input, OperationName, Output } from './contract.ts';
import { type Envelope, fail, type Result } from './envelope.ts';

export type Call = <N extends OperationName>(
  op: N,
  input: Input<N>,
  options?: CallOptions,
) => Promise<Result<Output<N>>>;

export interface CallOptions {
  /** Id of the provider the page shows; needed by every operation that needs a right. */
  provider?: string | undefined;
  /** Context token of the client the page shows; needed by every operation with scope `view`. */
  context?: string;
  /** Ask once more when the worker was ended before it answered. Only for reads that leave no trace. */
  repeat?: boolean;
}

const documentKey = crypto.randomUUID();

function isResult(answer: unknown): answer is Result<never> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean';
}

/**
 * Asks the worker. Never throws: an answer that was lost reads `interrupted`, and for a write that means
 * "unknown", not "not done" (design section 4: the worker may have started the work before it was ended).
 */
export const call: Call = async (op, input, { provider, context, repeat = false } = {}) => {
  const envelope: Envelope = {
    v: 1,
    id: crypto.randomUUID(),
    op,
    document: documentKey,
    provider: provider ?? null,
    context: context ?? null,
    input,
  };
  for (let attempt = repeat ? 2 : 1; attempt > 0; attempt--) {
    try {
      const answer: unknown = await browser.runtime.sendMessage(envelope);
      if (isResult(answer)) return answer;
    } catch {
      // "Receiving end does not exist", "message port closed": the worker went away
    }
  }
  return fail({ kind: 'interrupted' });
};
