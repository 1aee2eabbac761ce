import * as z from 'zod/mini';
import { jobId, jobView } from '../jobSchemas.ts';
import { nothing, op } from './operation.ts';

const oneJob = z.strictObject({ jobId });

/** Jobs of the provider worked for, newest first. What starts one is with its subject, and needs the right for it. */
export const JOB_OPERATIONS = {
  'jobs.list': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: z.array(jobView),
  }),
  /** After what is under way. */
  'jobs.pause': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'write',
    input: oneJob,
    output: nothing,
  }),
  /** Goes on with what is left; what is unclear is looked up first. */
  'jobs.resume': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'write',
    input: oneJob,
    output: nothing,
  }),
  /** What was not begun is not done any more. */
  'jobs.cancel': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'write',
    input: oneJob,
    output: nothing,
  }),
  /** One that has ended is forgotten. */
  'jobs.dismiss': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'write',
    input: oneJob,
    output: nothing,
  }),
} as const;
