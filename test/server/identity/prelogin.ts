import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import * as z from 'zod/mini';
import type { Env, ServerContext } from '../context.ts';
import { invalidModel } from '../errors.ts';
import type { Kdf } from '../model.ts';
import { saltOf } from './accountKeys.ts';

const pbkdf2 = (iterations: number): Kdf => ({ kdfType: 0, iterations, memory: null, parallelism: null });
const argon2id = (iterations: number, memory: number): Kdf => ({
  kdfType: 1,
  iterations,
  memory,
  parallelism: 4,
});

/** What unknown addresses are answered with, so that nobody learns which exist (reference section 2). */
const FAKES = [
  pbkdf2(600_000),
  pbkdf2(600_000),
  pbkdf2(100_000),
  pbkdf2(5_000),
  argon2id(3, 64),
  argon2id(6, 32),
];
const FAKE_KEY = 'local provider server';

const WEAK = pbkdf2(1_000);
const ABSURD = pbkdf2(100_000_000);
const OTHER_SALT = 'someone@else.example';
const OTHER = [pbkdf2(700_000), argon2id(4, 64)] as const;

const preloginRequest = z.object({ email: z.string().check(z.maxLength(256)) });

function fakeFor(email: string): Kdf {
  const digest = createHmac('sha256', FAKE_KEY).update(email).digest();
  return FAKES[digest.readUInt32BE(0) % FAKES.length] ?? WEAK;
}

function throughFaults(kdf: Kdf, { faults }: ServerContext, path: string): Kdf {
  if (faults.has('kdf-weak', path)) return WEAK;
  if (faults.has('kdf-absurd', path)) return ABSURD;
  if (faults.has('kdf-changed', path)) return kdf.kdfType === 0 ? OTHER[1] : OTHER[0];
  return kdf;
}

/** Both prelogin routes: KDF and salt of an account, or of one that could exist. */
export async function prelogin(context: ServerContext, c: Context<Env>): Promise<Response> {
  const request = preloginRequest.safeParse(await c.req.json().catch(() => null));
  if (!request.success || request.data.email === '') {
    return c.json(invalidModel({ Email: ['The Email field is required.'] }), 400);
  }
  const email = request.data.email.trim().toLowerCase();
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
    return c.json(
      invalidModel({ Email: ['The Email field is not a supported e-mail address format.'] }),
      400,
    );
  }
  const account = context.state.accountByEmail(email);
  const kdf = throughFaults(account?.kdf ?? fakeFor(email), context, c.req.path);
  return c.json({
    kdf: kdf.kdfType,
    kdfIterations: kdf.iterations,
    kdfMemory: kdf.memory,
    kdfParallelism: kdf.parallelism,
    kdfSettings: kdf,
    salt: context.faults.has('salt-changed', c.req.path) ? OTHER_SALT : account ? saltOf(account) : email,
  });
}
