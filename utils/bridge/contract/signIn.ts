import * as z from 'zod/mini';
import * as shape from '../schemas.ts';
import { ANY_PAGE, op, text } from './operation.ts';

/** Where a sign-in stands after something was done for it, and what to warn of once it is through. */
const signInAnswer = z.strictObject({
  session: shape.sessionView,
  weakKdf: z.boolean(),
  /** The master password does not meet a policy of the account's organization. */
  weakPassword: z.boolean(),
});

/** Signing in, step by step. What goes on with a sign-in names it, so that nothing is done for a later one by mistake. */
export const SIGN_IN = {
  'session.signIn': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({
      region: shape.regionId,
      email: text(256).check(z.minLength(1)),
      password: text(1_024).check(z.minLength(1)),
    }),
    output: signInAnswer,
  }),
  'signIn.secondStep': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({
      signIn: shape.signInId,
      kind: shape.codeKind,
      code: text(256),
      remember: z.boolean(),
    }),
    output: signInAnswer,
  }),
  /** The mail of a second step. Unless it is asked for `again`, one mail is sent and no more. */
  'signIn.sendCode': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ signIn: shape.signInId, again: z.boolean() }),
    output: shape.sessionView,
  }),
  /** Opens Duo in a tab; what it answers there is waited for without the page. */
  'signIn.duo': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ signIn: shape.signInId, kind: shape.duoKind, remember: z.boolean() }),
    output: shape.sessionView,
  }),
  'signIn.newDevice': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ signIn: shape.signInId, code: text(32) }),
    output: signInAnswer,
  }),
  'signIn.resendDeviceCode': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ signIn: shape.signInId }),
    output: shape.sessionView,
  }),
  /** Asks the person’s other devices to let this one in. */
  'signIn.withDevice': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ region: shape.regionId, email: text(256).check(z.minLength(1)) }),
    output: signInAnswer,
  }),
  /** Whether another device has answered; a page asks while it shows the phrase. */
  'signIn.checkDevice': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ signIn: shape.signInId }),
    output: signInAnswer,
  }),
  'signIn.cancel': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ signIn: shape.signInId }),
    output: shape.sessionView,
  }),
} as const;
