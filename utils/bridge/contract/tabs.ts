import * as z from 'zod/mini';
import { TAB_MODES } from '../../domain/vaultTabs.ts';
import * as shape from '../schemas.ts';
import { ANY_PAGE, nothing, op } from './operation.ts';

const mode = z.strictObject({ mode: z.enum(TAB_MODES) });

/** Our own tabs of the web vault. */
export const TAB_OPERATIONS = {
  /** Clients that are open in one of them right now. */
  'tabs.open': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: z.array(shape.clientId),
  }),
  'tabs.mode': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: mode,
  }),
  'tabs.setMode': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'write',
    input: mode,
    output: mode,
  }),
} as const;
