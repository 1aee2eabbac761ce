import * as z from 'zod/mini';
import { MOMENTS } from './hold.ts';
import type { RunningServer } from './server.ts';

/** Its result, when it is an object, becomes part of the answer. */
type Command = (server: RunningServer, message: unknown) => unknown;

const command =
  <T>(schema: z.ZodMiniType<T, unknown>, run: (server: RunningServer, fields: T) => unknown): Command =>
  (server, message) =>
    run(server, z.parse(schema, message));

const nothing = z.object({});
const email = z.string();
const person = z.object({ email });
const kdf = z.object({
  kdfType: z.union([z.literal(0), z.literal(1)]),
  iterations: z.int(),
  memory: z.nullable(z.int()),
  parallelism: z.nullable(z.int()),
});
const keepStamp = z.optional(z.boolean());
const role = z.enum(['providerAdmin', 'serviceUser']);
const data = z.optional(z.nullable(z.record(z.string(), z.unknown())));
const provider = z.optional(z.string());

/** What the parent process of a forked server may say, by `type`; there is no other way to control it. */
const COMMANDS: Record<string, Command> = {
  faults: command(z.object({ names: z.array(z.string()) }), (s, { names }) => s.faults.set(names)),
  latency: command(z.object({ ms: z.int().check(z.gte(0)) }), (s, { ms }) => {
    s.latency.milliseconds = ms;
  }),
  hold: command(z.object({ path: z.string(), moment: z.enum(MOMENTS) }), (s, { path, moment }) =>
    s.hold.next(path, moment),
  ),
  held: command(nothing, (s) => s.hold.reached()),
  release: command(nothing, (s) => s.hold.release()),
  requests: command(nothing, (s) => ({ requests: s.requests() })),
  events: command(nothing, (s) => ({ events: s.eventCounts() })),
  refusals: command(nothing, (s) => ({ count: s.refusals() })),
  reset: command(nothing, (s) => s.reset()),

  mailedCode: command(person, (s, p) => ({ code: s.mailedCode(p.email) })),
  authenticatorCode: command(person, (s, p) => ({ code: s.authenticatorCode(p.email) })),
  yubiKeyCode: command(person, (s, p) => ({ code: s.yubiKeyCode(p.email) })),
  recoveryCode: command(person, (s, p) => ({ code: s.recoveryCode(p.email) })),
  deviceFingerprint: command(person, async (s, p) => ({ code: await s.deviceFingerprint(p.email) })),
  answerDeviceRequest: command(z.object({ email, approved: z.boolean() }), (s, m) =>
    s.answerDeviceRequest(m.email, m.approved),
  ),

  changePassword: command(z.object({ email, password: z.string() }), (s, m) =>
    s.changePassword(m.email, m.password),
  ),
  changeKdf: command(z.object({ email, kdf, keepStamp }), (s, m) => s.changeKdf(m.email, m.kdf, m.keepStamp)),
  rotateUserKey: command(z.object({ email, keepStamp }), (s, m) => s.rotateUserKey(m.email, m.keepStamp)),
  deauthorise: command(person, (s, p) => s.deauthorise(p.email)),
  changeEmail: command(z.object({ email, to: z.string() }), (s, m) => s.changeEmail(m.email, m.to)),

  confirm: command(person, (s, p) => s.confirm(p.email)),
  changeRole: command(z.object({ email, role, provider }), (s, m) =>
    s.changeRole(m.email, m.role, m.provider),
  ),
  removePerson: command(z.object({ email, provider }), (s, m) => s.removePerson(m.email, m.provider)),
  changeOwner: command(z.object({ client: z.string(), status: z.enum(['accepted', 'confirmed']) }), (s, m) =>
    s.changeOwner(m.client, m.status),
  ),
  setPolicy: command(z.object({ email, policy: z.int(), enabled: z.boolean(), data }), (s, m) =>
    s.setPolicy(m.email, m.policy, m.enabled, m.data),
  ),
};

const envelope = z.object({ type: z.string(), id: z.union([z.string(), z.number()]) });

async function answer(server: RunningServer, received: unknown): Promise<object> {
  const message = envelope.safeParse(received);
  if (!message.success) return { type: 'error', message: 'This is no message the server knows.' };
  const { type, id } = message.data;
  try {
    if (!Object.hasOwn(COMMANDS, type)) throw new Error(`There is no message "${type}".`);
    const result = await COMMANDS[type]?.(server, received);
    return { type: 'done', ...(typeof result === 'object' ? result : {}), id };
  } catch (error) {
    return { type: 'error', id, message: error instanceof Error ? error.message : 'It did not work.' };
  }
}

/** Answers each message of the parent process with its id; `error` for what cannot be done. */
export function listenToParent(server: RunningServer): void {
  process.on('message', async (received) => {
    process.send?.(await answer(server, received));
  });
}
