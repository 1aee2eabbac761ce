import { FailureError } from '../../../../utils/domain/failures.ts';
import type { DuoKind } from '../../../../utils/domain/secondStep.ts';
import { vaultPattern } from '../../../../utils/wire/hostPatterns.ts';
import { METHOD_NUMBERS } from '../../../../utils/wire/twoFactor.ts';
import { createMutex } from '../../stores/mutex.ts';
import type { Waiting } from '../../stores/underWay.ts';
import { toFailure } from '../failures.ts';
import { readDuoAddress, readDuoAnswer } from './duoAddress.ts';
import type { Progress, SignInDependencies } from './progress.ts';

type SecondStep = Extract<Waiting, { step: 'secondStep' }>;
type AtDuo = SecondStep & { duo: NonNullable<SecondStep['duo']> };

const isAtDuo = (waiting: Waiting | null): waiting is AtDuo =>
  waiting?.step === 'secondStep' && waiting.duo !== null;

/** Often enough for the browser not to end the worker while a person answers in the tab; milliseconds. */
const HEARTBEAT = 2_000;

/**
 * Duo asks in a tab of its own and comes back to a page of the web vault, whose address carries the answer. Nothing
 * runs in either page: the address is all that is read, of this one tab, with the permission for the vault's host.
 */
export function createDuo(
  { platform, accounts, underWay, changed }: SignInDependencies,
  { attemptOf, proceed }: Progress,
) {
  /** The tab that is followed, and how to stop. */
  let followed: { tabId: number; stop: () => void } | null = null;

  /** The same address is heard and looked up; its answer is good for one request. */
  const inTurn = createMutex();

  function unfollow(): void {
    followed?.stop();
    followed = null;
  }

  /** The tab is done with; `failed` says why when the sign-in is not. */
  async function leave(waiting: AtDuo, failed: SecondStep['steps']['failed']): Promise<void> {
    unfollow();
    await platform.closeTab(waiting.duo.tabId);
    await underWay.keep({ ...waiting, duo: null, steps: { ...waiting.steps, failed } });
    await changed('session');
  }

  /** @param address of a page the followed tab shows; null once it is closed */
  const look = (tabId: number, address: string | null): Promise<void> =>
    inTurn(() => lookNow(tabId, address));

  async function lookNow(tabId: number, address: string | null): Promise<void> {
    const waiting = await underWay.read();
    if (!isAtDuo(waiting) || waiting.duo.tabId !== tabId) return unfollow();
    if (address === null) return leave(waiting, null);
    const { kind, state, remember } = waiting.duo;
    const answer = readDuoAnswer(address, accounts.region(waiting.region), state);
    if (answer === null) return;
    await leave(waiting, answer === 'foreign' ? 'duoRefused' : null);
    if (answer === 'foreign') return;
    const second = { method: METHOD_NUMBERS[kind], token: `${answer.code}|${state}`, remember };
    try {
      await proceed(await attemptOf(waiting), waiting.proof, { second });
    } catch (error) {
      const { kind: failed } = toFailure(error);
      const still = await underWay.read();
      if (still?.step !== 'secondStep' || still.id !== waiting.id) return;
      await underWay.keep({ ...still, steps: { ...still.steps, failed } });
      await changed('session');
    }
  }

  function follow(tabId: number): void {
    unfollow();
    const heart = setInterval(platform.heartbeat, HEARTBEAT);
    const stop = platform.followTab(tabId, (address) => void look(tabId, address).catch(() => undefined));
    followed = {
      tabId,
      stop() {
        clearInterval(heart);
        stop();
      },
    };
  }

  return {
    /** @throws FailureError `vaultHost`, `duoRefused` */
    async open(id: string, kind: DuoKind, remember: boolean): Promise<void> {
      const waiting = await underWay.at(id, 'secondStep');
      const region = accounts.region(waiting.region);
      const address = readDuoAddress(waiting.duoUrls[kind], region);
      if (!address) throw new FailureError('duoRefused');
      if (!(await platform.hasHosts([vaultPattern(region)]))) throw new FailureError('vaultHost');
      const tabId = await platform.openTab(address.url);
      if (tabId === null) throw new FailureError('duoRefused');
      const duo = { tabId, kind, state: address.state, remember: remember && waiting.steps.canRemember };
      await underWay.keep({ ...waiting, duo, steps: { ...waiting.steps, failed: null } });
      follow(tabId);
      await look(tabId, await platform.tabAddress(tabId));
    },

    /** A worker that was ended while Duo asked takes up where the tab is by now. */
    async resume(): Promise<void> {
      const waiting = await underWay.read();
      if (!isAtDuo(waiting) || followed?.tabId === waiting.duo.tabId) return;
      const { tabId } = waiting.duo;
      follow(tabId);
      await look(tabId, await platform.tabAddress(tabId));
    },
  };
}
