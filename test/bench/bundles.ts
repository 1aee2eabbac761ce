import { gzipSync } from 'node:zlib';
import { freshBuild } from './freshBuild.ts';
import { type LoadedFile, loadedFiles } from './loadedFiles.ts';
import { plainRow, type Row } from './row.ts';

const POPUP_BUDGET = 45;
const WORKER_BUDGET = 100;
/** A WebAssembly module as hash-wasm carries it: base64 that starts with its magic number. */
const WASM = /AGFzbQ[A-Za-z0-9+/]+={0,2}/g;

/** Sizes in kB of 1,000 bytes, each file compressed on its own as a store would. */
function gzipped(files: readonly LoadedFile[]): number {
  return files.reduce((sum, { text }) => sum + gzipSync(text, { level: 9 }).length, 0) / 1_000;
}

const scripts = (files: readonly LoadedFile[]) => files.filter(({ name }) => name.endsWith('.js'));

const withoutWasm = (files: readonly LoadedFile[]) =>
  files.map(({ name, text }) => ({ name, text: text.replaceAll(WASM, '') }));

async function measureBuild(target: 'chromium' | 'firefox'): Promise<Row[]> {
  const folder = await freshBuild(target, 'production');
  const [popup, panel, options, worker] = [
    'popup.html',
    'sidepanel.html',
    'options.html',
    'background.js',
  ].map((entry) => loadedFiles(folder, entry));
  if (!popup || !panel || !options || !worker) throw new Error('A page or the worker is missing.');
  const wasmCount = worker.reduce((count, { text }) => count + (text.match(WASM)?.length ?? 0), 0);
  if (wasmCount === 0) throw new Error('The worker holds no WebAssembly, so Argon2 cannot be left out.');
  const row = (what: string, size: number, remarks?: { budget: number }) =>
    plainRow(`size, gzip, ${target}: ${what}`, 'kB', size, remarks);
  return [
    row('popup, scripts', gzipped(scripts(popup)), { budget: POPUP_BUDGET }),
    row('popup, everything', gzipped(popup)),
    row('panel, scripts', gzipped(scripts(panel)), { budget: POPUP_BUDGET }),
    row('panel, everything', gzipped(panel)),
    row('console, scripts', gzipped(scripts(options))),
    row('console, everything', gzipped(options)),
    row('worker', gzipped(worker)),
    row('worker without the WebAssembly of Argon2', gzipped(withoutWasm(worker)), {
      budget: WORKER_BUDGET,
    }),
  ];
}

/** What the browser has to read before each part runs, of the production builds. */
export async function measure(): Promise<Row[]> {
  return [...(await measureBuild('chromium')), ...(await measureBuild('firefox'))];
}
