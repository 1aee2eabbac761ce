import * as z from 'zod/mini';
import type { RunningServer } from './server.ts';

const id = z.union([z.string(), z.number()]);

/** What the parent process of a forked server may say; there is no other way to control it. */
const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('faults'), id, names: z.array(z.string()) }),
  z.object({ type: z.literal('latency'), id, ms: z.int().check(z.gte(0)) }),
  z.object({ type: z.literal('requests'), id }),
  z.object({ type: z.literal('events'), id }),
  z.object({ type: z.literal('confirm'), id, email: z.string() }),
  z.object({ type: z.literal('reset'), id }),
]);
type Message = z.output<typeof messageSchema>;

function answer(server: RunningServer, message: Message): object {
  switch (message.type) {
    case 'faults':
      server.faults.set(message.names);
      return { type: 'done' };
    case 'latency':
      server.latency.milliseconds = message.ms;
      return { type: 'done' };
    case 'requests':
      return { type: 'requests', requests: server.requests() };
    case 'events':
      return { type: 'events', events: server.eventCounts() };
    case 'confirm':
      server.confirm(message.email);
      return { type: 'done' };
    case 'reset':
      server.reset();
      return { type: 'done' };
  }
}

/** Answers each message of the parent process with its id; `error` for what cannot be done. */
export function listenToParent(server: RunningServer): void {
  process.on('message', (received) => {
    const message = messageSchema.safeParse(received);
    if (!message.success) {
      process.send?.({ type: 'error', message: 'This is no message the server knows.' });
      return;
    }
    try {
      process.send?.({ ...answer(server, message.data), id: message.data.id });
    } catch (error) {
      const text = error instanceof Error ? error.message : 'It did not work.';
      process.send?.({ type: 'error', id: message.data.id, message: text });
    }
  });
}
