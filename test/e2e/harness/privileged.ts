import type { Browser } from 'puppeteer';
import * as z from 'zod/mini';

const Contexts = z.object({
  contexts: z.array(z.object({ context: z.string(), url: z.string() })),
});
const Answer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('success'),
    result: z.object({ type: z.literal('string'), value: z.string() }),
  }),
  z.object({ type: z.literal('exception'), exceptionDetails: z.object({ text: z.string() }) }),
]);

/** The WebDriver BiDi connection, which Puppeteer has but does not declare. */
interface Connected {
  connection: { send(method: string, params: object): Promise<{ result: unknown }> };
}

function isConnected(browser: object): browser is Connected {
  return 'connection' in browser;
}

/** Sends one WebDriver BiDi command of Firefox that Puppeteer has no function for. */
export async function sendBidi(browser: Browser, method: string, params: object): Promise<unknown> {
  if (!isConnected(browser)) throw new Error('This browser does not speak WebDriver BiDi.');
  return (await browser.connection.send(method, params)).result;
}

const windows = new WeakMap<Browser, string>();

/** Firefox's own first window. */
async function windowOf(browser: Browser): Promise<string> {
  const known = windows.get(browser);
  if (known !== undefined) return known;
  const tree = Contexts.parse(await sendBidi(browser, 'browsingContext.getTree', { 'moz:scope': 'chrome' }));
  const window = tree.contexts.find(({ url }) => url.includes('browser.xhtml'));
  if (!window) throw new Error('Firefox has no window.');
  windows.set(browser, window.context);
  return window.context;
}

/**
 * Runs a function in Firefox's own window, with the rights of the browser (`Services`, `gBrowser` …). Arguments
 * and answer travel as JSON. Needs the start argument `--remote-allow-system-access`.
 */
export async function runPrivileged<Arguments extends unknown[]>(
  browser: Browser,
  work: (...args: Arguments) => unknown,
  ...args: Arguments
): Promise<unknown> {
  const answer = Answer.parse(
    await sendBidi(browser, 'script.callFunction', {
      functionDeclaration: `async (json) => JSON.stringify((await (${work})(...JSON.parse(json))) ?? null)`,
      arguments: [{ type: 'string', value: JSON.stringify(args) }],
      target: { context: await windowOf(browser) },
      awaitPromise: true,
      userActivation: true,
    }),
  );
  if (answer.type === 'exception') throw new Error(`Firefox: ${answer.exceptionDetails.text}`);
  return JSON.parse(answer.result.value);
}
