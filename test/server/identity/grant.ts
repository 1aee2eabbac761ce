import type { Context } from 'hono';
import { sourceOf } from '../audit/source.ts';
import type { Env, ServerContext } from '../context.ts';
import type { Account } from '../model.ts';
import { parseDeviceType } from './deviceTypes.ts';
import type { Form } from './tokenRequest.ts';
import type { Device } from './tokens.ts';

/** The real server waits two seconds after a wrong secret. */
const WRONG_SECRET_DELAY = 200;

/** One password grant for a known account, as its checks see it. */
export interface Grant {
  readonly context: ServerContext;
  readonly c: Context<Env>;
  readonly form: Form;
  readonly account: Account;
  /** null when the fields are missing or unreadable. */
  readonly device: Device | null;
  /** Writes an event of this account. */
  write(type: number): void;
  waitAsPunishment(): Promise<void>;
}

export const waitAfterWrongSecret = ({ latency }: ServerContext) => latency.wait(WRONG_SECRET_DELAY);

export const codesAreOver = ({ context, c }: Grant) => context.faults.has('codes-expired', c.req.path);

export function readGrant(context: ServerContext, c: Context<Env>, form: Form, account: Account): Grant {
  return {
    context,
    c,
    form,
    account,
    device: readDevice(form),
    write(type) {
      const providers = context.state.memberships(account.id).map(({ provider }) => provider);
      const source = sourceOf(c, parseDeviceType(form('deviceType')));
      context.state.audit.writeUserEvent(type, account, providers, source);
    },
    waitAsPunishment: () => waitAfterWrongSecret(context),
  };
}

function readDevice(form: Form): Device | null {
  const identifier = form('deviceIdentifier');
  const type = parseDeviceType(form('deviceType'));
  return identifier && type !== undefined && form('deviceName') ? { identifier, type } : null;
}
