import { Hono, type MiddlewareHandler } from 'hono';
import * as z from 'zod/mini';
import { wireDate } from '../api/wire.ts';
import type { Env, ServerContext } from '../context.ts';
import { page } from '../pages.ts';
import { codes } from './codes.ts';
import { devices } from './devices.ts';

const file = (name: string) => page(new URL(`page/${name}`, import.meta.url));
const answered = z.object({ approved: z.boolean() });

/** Pages of other sites can send requests here, too; they get nothing done. */
const ownPageOnly =
  (context: ServerContext): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { origin } = context;
    const asked = c.req.method === 'GET' ? `http://${c.req.header('host')}` : c.req.header('origin');
    return asked === origin ? next() : c.body(null, 403);
  };

/** A page for a person at the demo: the mails, apps and other devices that a second step needs. */
export function elsewhereRoutes(context: ServerContext): Hono<Env> {
  const { answerDevice, waitingDevices } = devices(context);
  const { authenticatorCode, yubiKeyCode, recoveryCode } = codes(context);

  return new Hono<Env>()
    .use('/elsewhere/*', ownPageOnly(context))
    .get('/elsewhere', file('index.html'))
    .get('/elsewhere/page.css', file('page.css'))
    .get('/elsewhere/page.js', file('page.js'))
    .get('/elsewhere/state', async (c) =>
      c.json({
        mails: context.sessions.mailbox
          .all()
          .reverse()
          .map(({ at, ...mail }) => ({ ...mail, date: wireDate(at) })),
        devices: await waitingDevices(),
        people: context.state.withTwoStep().map(({ email, twoStep }) => ({
          email,
          authenticator: twoStep.authenticator !== undefined,
          yubiKey: twoStep.yubiKey !== undefined,
        })),
      }),
    )
    .post('/elsewhere/devices/:id', async (c) => {
      const body = answered.safeParse(await c.req.json().catch(() => null));
      if (!body.success) return c.body(null, 400);
      await answerDevice(c.req.param('id'), body.data.approved);
      return c.body(null, 204);
    })
    .post('/elsewhere/codes/:kind/:email', (c) => {
      const kinds = { authenticator: authenticatorCode, yubiKey: yubiKeyCode, recovery: recoveryCode };
      const { kind, email } = c.req.param();
      const code = kind === 'authenticator' || kind === 'yubiKey' || kind === 'recovery' ? kinds[kind] : null;
      return code ? c.json({ code: code(email) }) : c.body(null, 404);
    })
    .onError((error, c) => c.json({ message: error.message }, 400));
}
