import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { ask } from './asking.ts';

const SCRIPT = fileURLToPath(new URL('../../server/index.ts', import.meta.url));

let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
});

type Message = { type: string; id?: number; [name: string]: unknown };

function start(...args: string[]): ChildProcess {
  child = fork(SCRIPT, args, { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  return child;
}

async function heard(from: ChildProcess, matches: (message: Message) => boolean): Promise<Message> {
  for (;;) {
    const [message] = await once(from, 'message');
    if (matches(message)) return message;
  }
}

async function textOf(stream: NodeJS.ReadableStream | null | undefined): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) text += String(chunk);
  return text;
}

let lastId = 0;
function tell(to: ChildProcess, message: Omit<Message, 'id'>): Promise<Message> {
  const id = ++lastId;
  const answer = heard(to, (received) => received.id === id);
  to.send({ ...message, id });
  return answer;
}

describe('the server as a process', () => {
  it('says where it listens and who can sign in, obeys its parent, and ends when told', async () => {
    const server = start('--port', '0', '--events', '20', '--clients', '3', '--limits', 'path');
    const output = textOf(server.stdout);
    const { port } = await heard(server, ({ type }) => type === 'listening');
    const url = `http://127.0.0.1:${port}`;

    expect((await ask(`${url}/api/config`)).status).toBe(200);
    expect(await tell(server, { type: 'faults', names: ['error-500'] })).toMatchObject({ type: 'done' });
    expect((await ask(`${url}/api/config`)).status).toBe(500);
    expect(await tell(server, { type: 'requests' })).toMatchObject({
      type: 'done',
      requests: [
        { method: 'GET', path: '/api/config', status: 200, hasOrigin: false },
        { method: 'GET', path: '/api/config', status: 500, hasOrigin: false },
      ],
    });
    expect(await tell(server, { type: 'refusals' })).toMatchObject({ count: 0 });
    expect(await tell(server, { type: 'confirm', email: 'leo@northwind.example' })).toMatchObject({
      type: 'done',
    });
    expect(await tell(server, { type: 'events' })).toMatchObject({ events: { '1801': 1 } });
    expect(await tell(server, { type: 'authenticatorCode', email: 'sven@northwind.example' })).toMatchObject({
      code: expect.stringMatching(/^\d{6}$/),
    });
    expect(await tell(server, { type: 'mailedCode', email: 'elin@northwind.example' })).toMatchObject({
      type: 'error',
      message: 'No mail was sent to elin@northwind.example.',
    });
    expect(await tell(server, { type: 'unheard-of' })).toMatchObject({ type: 'error' });
    expect(await tell(server, { type: 'latency', ms: 1 })).toMatchObject({ type: 'done' });
    expect(await tell(server, { type: 'reset' })).toMatchObject({ type: 'done' });
    expect(await tell(server, { type: 'events' })).toMatchObject({ events: {} });
    expect(await tell(server, { type: 'faults', names: ['unheard-of'] })).toMatchObject({ type: 'error' });

    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await output).toContain(url);
    expect(await output).toContain('kim@northwind.example');
    expect(await output).toContain('correct horse battery staple');
  });

  it.each([
    [['--colour', 'blue'], '--colour'],
    [['--clients', 'many'], '--clients has a value that is not allowed.'],
    [['--limits', 'some'], '--limits has a value that is not allowed.'],
    [['--items', 'all'], '--items has a value that is not allowed.'],
    [['--fault', 'unheard-of'], 'There is no fault "unheard-of".'],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const server = start(...args);
    const errors = textOf(server.stderr);
    expect(await once(server, 'exit')).toEqual([1, null]);
    expect(await errors).toContain(sentence);
    expect(await errors).not.toMatch(/^\s+at /m);
  });
});
