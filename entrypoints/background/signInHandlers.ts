import type { SIGN_IN } from '../../utils/bridge/contract/signIn.ts';
import type { Handlers } from './handlers.ts';
import type { SignInWarnings } from './services/signIn/openAccount.ts';
import type { Services } from './services.ts';

/** The part of the handlers that signs in; each answers where that stands now. */
export function createSignInHandlers(services: Services): Pick<Handlers, keyof typeof SIGN_IN> {
  const { session, signIn, deviceApproval, duo } = services;

  const standing = async ({ weakKdf, weakPassword }: SignInWarnings) => ({
    session: await session.view(),
    weakKdf,
    weakPassword,
  });

  return {
    'session.signIn': async ({ region, email, password }) =>
      standing(await signIn.start(region, email, password)),
    'signIn.secondStep': async ({ signIn: id, kind, code, remember }) =>
      standing(await signIn.secondStep(id, kind, code, remember)),
    'signIn.sendCode': async ({ signIn: id, again }) => {
      await signIn.sendCode(id, again);
      return session.view();
    },
    'signIn.duo': async ({ signIn: id, kind, remember }) => {
      await duo.open(id, kind, remember);
      return session.view();
    },
    'signIn.newDevice': async ({ signIn: id, code }) => standing(await signIn.newDevice(id, code)),
    'signIn.resendDeviceCode': async ({ signIn: id }) => {
      await signIn.resendDeviceCode(id);
      return session.view();
    },
    'signIn.withDevice': async ({ region, email }) => {
      await deviceApproval.withDevice(region, email);
      return standing({ weakKdf: false, weakPassword: false });
    },
    'signIn.checkDevice': async ({ signIn: id }) => standing(await deviceApproval.check(id)),
    'signIn.cancel': async ({ signIn: id }) => {
      await signIn.cancel(id);
      return session.view();
    },
  };
}
