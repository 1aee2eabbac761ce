import type { Context } from 'hono';
import type { Env } from '../context.ts';
import { errorBody } from '../errors.ts';
import type { FaultAnswer } from './fault.ts';

const MEGABYTE = 2 ** 20;

/** Breaks the connection; the header tells the adapter that nobody waits for an answer. */
function drop(c: Context<Env>): Response {
  c.env.incoming.socket.destroy();
  return new Response(null, { status: 500, headers: { 'x-hono-already-sent': 'true' } });
}

const json = { 'content-type': 'application/json; charset=utf-8' };

export const dropBefore: FaultAnswer = (c) => drop(c);

export const dropAfter: FaultAnswer = async (c, next) => {
  await next();
  return drop(c);
};

export const error500: FaultAnswer = (c) => c.json(errorBody('An unhandled server error has occurred.'), 500);

/** @param seconds how long it asks to wait */
export const rateLimit =
  (seconds: number): FaultAnswer =>
  (c) =>
    c.json(errorBody(`Slow down! Too many requests. Try again in ${seconds}s.`), 429, {
      'Retry-After': String(seconds),
    });

export const html: FaultAnswer = (c) =>
  c.html('<!doctype html><title>Sign in to the network</title><h1>Welcome to the guest network</h1>');

export const notJson: FaultAnswer = (c) => c.body('{"object":"list","data":[{"id":', 200, json);

export const wrongShape: FaultAnswer = (c) => c.json({ object: 'unexpected', data: { list: 'none' } });

export const redirect: FaultAnswer = (c) => c.redirect(`/moved${c.req.path}`, 302);

/**
 * Where a password hash would end up if the client followed it: 307 keeps method and body. The other origin is this
 * server under its other name, so that a test can see whether anything arrives.
 */
export const redirectElsewhere: FaultAnswer = (c, _, { origin }) =>
  c.redirect(`http://localhost:${new URL(origin).port}/collected${c.req.path}`, 307);

/** Written piece by piece, so that it costs the server nothing. */
export const oversized: FaultAnswer = (c) => {
  const piece = new Uint8Array(MEGABYTE).fill(' '.charCodeAt(0));
  let left = 64;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left-- > 0) controller.enqueue(piece);
      else controller.close();
    },
  });
  return c.body(stream, 200, json);
};

export const endless: FaultAnswer = (c) => {
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"object":')),
  });
  return c.body(stream, 200, json);
};
