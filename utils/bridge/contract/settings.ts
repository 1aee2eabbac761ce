import * as z from 'zod/mini';
import { ADDRESS_BAR_NAMES } from '../../domain/addressBar.ts';
import { accountSettings, lockSettings } from '../lockSchemas.ts';
import * as shape from '../schemas.ts';
import { ANY_PAGE, nothing, op, text } from './operation.ts';

const names = z.strictObject({ names: z.enum(ADDRESS_BAR_NAMES) });
const CONSOLE = ['options'] as const;
/** The account on screen: what is set is set for that one or not at all. */
const accountId = shape.accountId;
/** Short enough to be typed often, long enough not to be tried out in five tries. */
const newPin = text(64).check(z.minLength(4));

/** When and how an account locks, the PIN that opens it, and what the address bar says. */
export const SETTINGS_OPERATIONS = {
  'settings.read': op({
    from: CONSOLE,
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: accountSettings,
  }),
  'settings.write': op({
    from: CONSOLE,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ accountId, settings: lockSettings }),
    output: accountSettings,
  }),
  /** Whether the suggestions in the address bar name clients, for all accounts of this computer alike. */
  'addressBar.read': op({
    from: CONSOLE,
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: names,
  }),
  'addressBar.write': op({
    from: CONSOLE,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ showsNames: z.boolean() }),
    output: names,
  }),
  'pin.set': op({
    from: CONSOLE,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ accountId, pin: newPin }),
    output: accountSettings,
  }),
  'pin.remove': op({
    from: CONSOLE,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ accountId }),
    output: accountSettings,
  }),
  /** A wrong try counts, also when its answer is lost; the fifth signs out. */
  'session.unlockWithPin': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ accountId, pin: text(64).check(z.minLength(1)) }),
    output: shape.sessionView,
  }),
  /** Removes one account, and all that was kept for it, from this computer. */
  'accounts.signOut': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ accountId }),
    output: shape.sessionView,
  }),
} as const;
