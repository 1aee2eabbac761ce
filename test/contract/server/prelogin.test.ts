import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { askPrelogin } from './asking.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ events: 10 });
});
beforeEach(() => server.reset());

afterAll(() => server.close());

describe('prelogin', () => {
  it.each(['/prelogin', '/prelogin/password'])('names KDF and salt of an account at %s', async (path) => {
    const { status, body } = await askPrelogin(server, ' Ada@Northwind.example ', path);
    expect(status).toBe(200);
    expect(body).toEqual({
      kdf: 1,
      kdfIterations: 3,
      kdfMemory: 64,
      kdfParallelism: 4,
      kdfSettings: { kdfType: 1, iterations: 3, memory: 64, parallelism: 4 },
      salt: 'ada@northwind.example',
    });
  });

  it('names the older salt of an account that has one', async () => {
    const { body } = await askPrelogin(server, 'leo@northwind.example');
    expect(body.salt).toBe('leo.hartmann@oldmail.example');
  });

  it('answers for unknown addresses as for known ones, and the same each time', async () => {
    const emails = Array.from({ length: 40 }, (_, index) => `nobody${index}@nowhere.example`);
    const first = await Promise.all(emails.map((email) => askPrelogin(server, email)));
    const second = await Promise.all(emails.map((email) => askPrelogin(server, email)));
    expect(first.map(({ status }) => status)).toEqual(emails.map(() => 200));
    expect(first.map(({ body }) => body)).toEqual(second.map(({ body }) => body));
    expect(first.map(({ body }) => body.salt)).toEqual(emails);
    expect(new Set(first.map(({ body }) => `${body.kdf}/${body.kdfIterations}`)).size).toBeGreaterThan(3);
  });

  it('refuses what is no address with a validation error', async () => {
    const { status, body } = await askPrelogin(server, '');
    expect(status).toBe(400);
    expect(body).toMatchObject({
      object: 'error',
      message: 'The model state is invalid.',
      validationErrors: { Email: ['The Email field is required.'] },
    });
  });
});
