import * as z from 'zod/mini';
import { regionId, signInId, steps } from '../../../utils/bridge/schemas.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { Platform } from '../platform.ts';
import { sessionValue } from './sessionArea.ts';
import { kdf } from './storedAccount.ts';

/** What shows that the first step was taken, and what opens the user key at the end. Never the password. */
const proof = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('password'),
    hash: z.string(),
    masterKey: z.string(),
    kdf,
    salt: z.string(),
    traits: z.strictObject({
      length: z.int(),
      lower: z.boolean(),
      upper: z.boolean(),
      number: z.boolean(),
      special: z.boolean(),
    }),
  }),
  z.strictObject({
    kind: z.literal('device'),
    requestId: z.string(),
    accessCode: z.string(),
    userKey: z.string(),
  }),
]);
export type Proof = z.output<typeof proof>;

const duoUrl = z.nullable(z.string());
const attempt = {
  id: signInId,
  email: z.string(),
  region: regionId,
  startedAt: z.int(),
  deadline: z.int(),
};

const underWay = z.discriminatedUnion('step', [
  z.strictObject({
    ...attempt,
    step: z.literal('secondStep'),
    proof,
    steps,
    duoUrls: z.strictObject({ duo: duoUrl, organizationDuo: duoUrl }),
    /** The tab where Duo asks right now. */
    duo: z.nullable(
      z.strictObject({
        tabId: z.int(),
        kind: z.enum(['duo', 'organizationDuo']),
        state: z.string(),
        remember: z.boolean(),
      }),
    ),
  }),
  z.strictObject({ ...attempt, step: z.literal('newDevice'), proof }),
  z.strictObject({
    ...attempt,
    step: z.literal('deviceApproval'),
    requestId: z.string(),
    accessCode: z.string(),
    publicKey: z.string(),
    privateKey: z.string(),
    fingerprint: z.array(z.int()),
  }),
  /** All of it is gone but that there was one: said once, until the next begins. */
  z.strictObject({ step: z.literal('expired') }),
]);
type Kept = z.output<typeof underWay>;
/** A sign-in that waits for something more of the person. */
export type Waiting = Exclude<Kept, { step: 'expired' }>;
export type StepName = Waiting['step'];

/** No sign-in has this name. */
const NONE = '';

export type UnderWay = ReturnType<typeof createUnderWay>;

/**
 * The one sign-in under way, in `storage.session` under `signIn`. A later one takes its place, and its deadline ends it;
 * what comes for it after that comes too late.
 */
export function createUnderWay({ session, now, setSignInAlarm }: Platform) {
  const value = sessionValue(session, 'signIn', underWay);
  /** The latest begun by this worker; one that a worker before it left is known by what is stored alone. */
  let latest: string | null = null;

  const isCurrent = (id: string, kept: Kept | null) =>
    (latest ?? (kept && kept.step !== 'expired' ? kept.id : null)) === id;

  /** What waits; past its deadline, or when the clock jumped, its secrets go. */
  async function read(): Promise<Waiting | null> {
    const kept = await value.update((before) => {
      if (!before || before.step === 'expired') return before;
      const at = now();
      return before.startedAt <= at && at < before.deadline ? before : { step: 'expired' };
    });
    return kept === null || kept.step === 'expired' ? null : kept;
  }

  async function remove(): Promise<void> {
    await value.remove();
    await setSignInAlarm(null);
  }

  return {
    read,

    /** @returns the name of a new sign-in, which is the one that counts from now on */
    async begin(): Promise<string> {
      const id = crypto.randomUUID();
      latest = id;
      await remove();
      return id;
    },

    async isCurrent(id: string): Promise<boolean> {
      return isCurrent(id, await value.read());
    },

    /** @throws FailureError `interrupted` when a later sign-in has begun or a person turned away meanwhile */
    async keep(next: Waiting): Promise<void> {
      // before what it guards: a worker that dies in between leaves no secrets without an end
      if (isCurrent(next.id, await value.read())) await setSignInAlarm(next.deadline);
      let isKept = false;
      await value.update((before) => {
        isKept = isCurrent(next.id, before);
        return isKept ? next : before;
      });
      if (!isKept) throw new FailureError('interrupted');
    },

    /** Sets the alarm anew for what waits: it may have rung for an earlier one. */
    async guard(): Promise<void> {
      const waiting = await read();
      if (waiting) await setSignInAlarm(waiting.deadline);
    },

    /** @throws FailureError `signInOver` unless that very sign-in waits at that step */
    async at<Name extends StepName>(id: string, step: Name): Promise<Extract<Waiting, { step: Name }>> {
      const waiting = await read();
      if (waiting?.id !== id || waiting.step !== step || !isCurrent(id, waiting))
        throw new FailureError('signInOver');
      return waiting as Extract<Waiting, { step: Name }>;
    },

    /** Ends this sign-in and no other; what still comes for it comes too late. */
    async end(id: string): Promise<void> {
      if (!isCurrent(id, await value.read())) return;
      latest = NONE;
      await remove();
    },

    /** Whatever is under way ends, and its answers come too late. */
    async giveUp(): Promise<void> {
      latest = NONE;
      await remove();
    },

    /** Whether the last sign-in was given up because its time was over. */
    hasExpired: async (): Promise<boolean> => (await value.read())?.step === 'expired',
  };
}
