import * as z from 'zod/mini';
import type { RunningServer } from './server.ts';

/** Its result, when it is an object, becomes part of the answer. */
type Command = (server: RunningServer, message: unknown) => unknown;

const command =
  <T>(schema: z.ZodMiniType<T, unknown>, run: (server: RunningServer, fields: T) => unknown): Command =>
  (server, message) =>
    run(server, z.parse(schema, message));

const nothing = z.object({});
const person = z.object({ email: z.string() });

/** What the parent process of a forked server may say, by `type`; there is no other way to control it. */
const COMMANDS: Record<string, Command> = {
  faults: command(z.object({ names: z.array(z.string()) }), ({ faults }, { names }) => faults.set(names)),
  latency: command(z.object({ ms: z.int().check(z.gte(0)) }), (server, { ms }) => {
    server.latency.milliseconds = ms;
  }),
  requests: command(nothing, (server) => ({ requests: server.requests() })),
  events: command(nothing, (server) => ({ events: server.eventCounts() })),
  reset: command(nothing, (server) => server.reset()),
  confirm: command(person, (server, { email }) => server.confirm(email)),
  mailedCode: command(person, (server, { email }) => ({ code: server.mailedCode(email) })),
  authenticatorCode: command(person, (server, { email }) => ({
    code: server.authenticatorCode(email),
  })),
  yubiKeyCode: command(person, (server, { email }) => ({ code: server.yubiKeyCode(email) })),
  recoveryCode: command(person, (server, { email }) => ({ code: server.recoveryCode(email) })),
  answerDeviceRequest: command(
    z.object({ email: z.string(), approved: z.boolean() }),
    (server, { email, approved }) => server.answerDeviceRequest(email, approved),
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
