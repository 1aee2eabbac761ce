import * as z from 'zod/mini';
import type { FaultAnswer } from '../fault.ts';
import { answerWith, isRow, lie } from './lie.ts';

/** The true answer ends in the middle, and says that this is all of it. */
export const truncated: FaultAnswer = async (c, next) => {
  await next();
  const text = await c.res.clone().text();
  answerWith(c, text.slice(0, text.length / 2));
  return undefined;
};

/** The connection breaks in the middle of the true answer. */
export const cutOff: FaultAnswer = async (c, next) => {
  await next();
  const bytes = new Uint8Array(await c.res.clone().arrayBuffer());
  let sent = false;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) c.env.incoming.socket.destroy();
      else controller.enqueue(bytes.subarray(0, bytes.length / 2));
      sent = true;
    },
  });
  answerWith(c, stream, { 'content-length': String(bytes.length) });
  return undefined;
};

function otherType(value: unknown): unknown {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return Number(value);
  if (Array.isArray(value)) return { ...value.map(otherType) };
  return isRow(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, otherType(v)])) : [];
}

/** The right names, each with a value of another type. */
export const wrongTypes = lie((body) => {
  for (const [name, value] of Object.entries(body)) body[name] = otherType(value);
});

const bearer = z.object({ sub: z.string() });

/** Whose token it is; several people may ask for the same. */
function accountOf(authorization: string | undefined): string {
  const payload = authorization?.split('.')[1];
  if (!payload) return '';
  return bearer.parse(JSON.parse(Buffer.from(payload, 'base64url').toString())).sub;
}

/** From now on the first answer to each read is given again and again, however old. */
export function replayed(): FaultAnswer {
  const first = new Map<string, string>();
  return async (c, next) => {
    if (c.req.method !== 'GET') return next().then(() => undefined);
    const asked = `${accountOf(c.req.header('authorization'))} ${c.req.url}`;
    const known = first.get(asked);
    if (known !== undefined) return c.body(known, 200, { 'content-type': 'application/json; charset=utf-8' });
    await next();
    if (c.res.ok) first.set(asked, await c.res.clone().text());
    return undefined;
  };
}
