import * as z from 'zod/mini';
import * as shape from '../schemas.ts';
import { ANY_PAGE, nothing, op } from './operation.ts';

/** A switch that a lock came in between of goes on after the unlock. What leaves a trace never does. */
export const WISH_OPERATIONS = {
  'wish.keep': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: shape.wish,
    output: nothing,
  }),
  /** Whoever takes it carries it out; nobody else gets it. */
  'wish.take': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: nothing,
    output: z.nullable(shape.wish),
  }),
  'wish.drop': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: nothing,
    output: shape.sessionView,
  }),
} as const;
