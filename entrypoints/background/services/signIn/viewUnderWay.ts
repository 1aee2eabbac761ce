import type { SessionView } from '../../../../utils/domain/session.ts';
import type { UnderWay } from '../../stores/underWay.ts';
import type { AccountService } from '../account.ts';

type States = Extract<SessionView, { state: 'secondStep' | 'newDevice' | 'deviceApproval' }>;
type UnderWayView = States extends infer S ? (S extends States ? Omit<S, 'accounts'> : never) : never;

/** What pages show of a sign-in under way; null without one. */
export async function viewUnderWay(
  underWay: UnderWay,
  accounts: AccountService,
): Promise<UnderWayView | null> {
  const waiting = await underWay.read();
  if (!waiting) return null;
  const { id, email, region, deadline } = waiting;
  const signIn = { id, email, region, deadline, host: accounts.region(region).host };
  switch (waiting.step) {
    case 'secondStep':
      return { state: 'secondStep', signIn, steps: waiting.steps };
    case 'newDevice':
      return { state: 'newDevice', signIn };
    case 'deviceApproval':
      return { state: 'deviceApproval', signIn, fingerprint: waiting.fingerprint };
  }
}
