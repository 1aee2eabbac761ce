import { existsSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildFolder, type Flavour } from '../../run/builds.ts';
import { projectRoot } from '../../run/process.ts';
import type { BrowserName, LaunchSettings } from './browser.ts';

/** The address that the demo build is made for. */
const BUILT_FOR = '127.0.0.1:8710';

/** Another extension, for what it must not get from ours. */
export const STRANGER = path.join(projectRoot, 'test', 'e2e', 'stranger');

/** The folder of one run: what the browser writes and the extension it loads. */
export interface RunFolder {
  profileDir: string;
  extensionDir: string;
  /** Removes it, unless it is the caller's. */
  remove(): Promise<void>;
  /** The same when the process ends before anybody closed the browser. */
  removeNow(): void;
}

/** Copies a build; the id of the extension depends on the folder's path. */
async function copyBuild(name: BrowserName, flavour: Flavour, target: string): Promise<void> {
  const build = buildFolder(name, flavour);
  if (!existsSync(path.join(build, 'manifest.json'))) {
    throw new Error(
      `There is no ${flavour} build for ${name}. Make it: npm run build${flavour === 'demo' ? ':demo' : ''}`,
    );
  }
  await rm(target, { recursive: true, force: true });
  await cp(build, target, { recursive: true });
}

/** Makes a copy of the demo build talk to another port. */
async function useServer(name: BrowserName, port: number, target: string): Promise<void> {
  let replaced = 0;
  for (const file of await readdir(target, { recursive: true })) {
    if (!file.endsWith('.js')) continue;
    const script = path.join(target, file);
    const text = await readFile(script, 'utf8');
    if (!text.includes(BUILT_FOR)) continue;
    replaced += 1;
    await writeFile(script, text.replaceAll(BUILT_FOR, `127.0.0.1:${port}`));
  }
  if (replaced === 0) throw new Error(`The demo build for ${name} does not name its server, ${BUILT_FOR}.`);
}

/** Makes the profile and extension folders of one run. */
export async function makeRunFolder(
  name: BrowserName,
  { port, folder, front }: LaunchSettings,
): Promise<RunFolder> {
  const root = folder ?? (await mkdtemp(path.join(tmpdir(), `switchboard-${name}-`)));
  const profileDir = path.join(root, 'profile');
  const extensionDir = path.join(root, 'extension');
  // A browser that has just ended may still hold files for a moment on some systems.
  const options = { recursive: true, force: true, maxRetries: 5 };
  const removeNow = () => {
    if (folder === undefined) rmSync(root, options);
  };
  const remove = async () => {
    process.off('exit', removeNow);
    if (folder === undefined) await rm(root, options);
  };
  try {
    await mkdir(profileDir, { recursive: true });
    await copyBuild(name, front ? 'production' : 'demo', extensionDir);
    if (!front) await useServer(name, port, extensionDir);
  } catch (problem) {
    await remove();
    throw problem;
  }
  return { profileDir, extensionDir, remove, removeNow };
}
