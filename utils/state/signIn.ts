import { effect, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Output } from '../bridge/contract.ts';
import { type Result, succeed } from '../bridge/envelope.ts';
import type { CodeKind, DuoKind } from '../domain/secondStep.ts';
import type { RegionId, SessionView } from '../domain/session.ts';
import { isState, type SessionModel } from './session.ts';

type Answer = Output<'session.signIn'>;
type UnderWay = Extract<SessionView, { state: 'secondStep' | 'newDevice' | 'deviceApproval' }>;

export type SignInModel = ReturnType<typeof createSignInModel>;

/** Only an answer shows that it was done. */
const NOWHERE = () => false;
/** Where a first step may lead. */
const BEGUN = isState('unlocked', 'secondStep', 'newDevice');

export const isUnderWay = (view: SessionView | null): view is UnderWay =>
  view?.state === 'secondStep' || view?.state === 'newDevice' || view?.state === 'deviceApproval';

/** Signing in, step by step; where it stands is the session's view. */
export function createSignInModel(bridge: Bridge, session: SessionModel) {
  /** Whom the last sign-in was for, so that going back finds the address where it was. */
  const tried = signal<{ region: RegionId; email: string } | null>(null);
  /** When the code for a new device was sent once more from this page; epoch milliseconds. */
  const resentAt = signal<number | null>(null);
  /** Every two-step method of the account was removed on the way in; said once after signing in. */
  const recovered = signal(false);
  let checking = false;

  effect(() => {
    const view = session.view.value;
    if (isUnderWay(view)) tried.value = { region: view.signIn.region, email: view.signIn.email };
    else if (view && 'account' in view) tried.value = null;
  });

  function heed(result: Result<Answer>): Result<SessionView> {
    if (!result.ok) return result;
    const { weakKdf, weakPassword, session: view } = result.value;
    if (view.state === 'unlocked') {
      session.weakKdf.value = weakKdf;
      session.weakPassword.value = weakPassword;
    }
    return succeed(view);
  }

  /** The sign-in on screen; what is done for it names it. */
  const id = () => (isUnderWay(session.view.value) ? session.view.value.signIn.id : '');

  return {
    tried,
    resentAt,
    recovered,

    start(region: RegionId, email: string, password: string): Promise<void> {
      resentAt.value = null;
      return session.act(BEGUN, async () =>
        heed(await bridge.call('session.signIn', { region, email, password })),
      );
    },

    secondStep: (kind: CodeKind, code: string, remember: boolean) =>
      session.act(isState('unlocked'), async () => {
        const result = await bridge.call('signIn.secondStep', { signIn: id(), kind, code, remember });
        if (result.ok && result.value.session.state === 'unlocked' && kind === 'recoveryCode')
          recovered.value = true;
        return heed(result);
      }),

    /** The mail of a second step: once by itself, and again when a person asks for it. */
    sendCode: (again: boolean) =>
      session.act(NOWHERE, () => bridge.call('signIn.sendCode', { signIn: id(), again })),

    /** Straight from a click: the browser may have to ask whether we may hear from the web vault's tab. */
    async duo(host: string, kind: DuoKind, remember: boolean): Promise<void> {
      const isAllowed = bridge.requestVault(host);
      await session.act(NOWHERE, async () => {
        if (!(await isAllowed)) return { ok: false, failure: { kind: 'vaultHost' } };
        return bridge.call('signIn.duo', { signIn: id(), kind, remember });
      });
    },

    newDevice: (code: string) =>
      session.act(isState('unlocked'), async () =>
        heed(await bridge.call('signIn.newDevice', { signIn: id(), code })),
      ),

    resendDeviceCode: () =>
      session.act(NOWHERE, async () => {
        const result = await bridge.call('signIn.resendDeviceCode', { signIn: id() });
        if (result.ok) resentAt.value = Date.now();
        return result;
      }),

    withDevice: (region: RegionId, email: string) =>
      session.act(isState('deviceApproval'), async () =>
        heed(await bridge.call('signIn.withDevice', { region, email })),
      ),

    /** Whether another device has answered. Asked by the clock, so nothing looks busy. */
    async checkDevice(): Promise<void> {
      if (checking || session.busy.value || session.view.value?.state !== 'deviceApproval') return;
      checking = true;
      const asked = id();
      const result = heed(await bridge.call('signIn.checkDevice', { signIn: asked }));
      checking = false;
      if (asked !== id()) return;
      session.hearAside(result);
    },

    cancel: () =>
      session.act(
        (view) => !isUnderWay(view),
        () => bridge.call('signIn.cancel', { signIn: id() }),
      ),
  };
}
