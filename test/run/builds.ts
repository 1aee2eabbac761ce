import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { commandFile, type ProcessResult, projectRoot, runNode } from './process.ts';

export type BuildTarget = 'chromium' | 'firefox';
export type Flavour = 'production' | 'demo';

/** WXT's word for the engine, which is also the first part of its output folders. */
const WXT_BROWSER: Record<BuildTarget, string> = { chromium: 'chrome', firefox: 'firefox' };

/** What a build is made of. */
const SOURCES = [
  'entrypoints',
  'components',
  'utils',
  'public',
  'wxt.config.ts',
  'withoutDice.ts',
  'package.json',
  'package-lock.json',
];

/** Where WXT puts a build: `.output/chrome-mv3`, `.output/chrome-mv3-demo`, `.output/firefox-mv3` … */
export function buildFolder(target: BuildTarget, flavour: Flavour): string {
  const suffix = flavour === 'demo' ? '-demo' : '';
  return path.join(projectRoot, '.output', `${WXT_BROWSER[target]}-mv3${suffix}`);
}

/** Builds one extension; a build that fails leaves no folder behind, so that nothing tests an old one. */
export async function build(target: BuildTarget, flavour: Flavour): Promise<ProcessResult> {
  const folder = buildFolder(target, flavour);
  await rm(folder, { recursive: true, force: true });
  const args = ['build', '-b', WXT_BROWSER[target], '--mv3', '--mode', flavour];
  const result = await runNode(commandFile('wxt'), args);
  if (result.code !== 0) await rm(folder, { recursive: true, force: true });
  return result;
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}

/** Folders count too: theirs is the only time that changes when a file is deleted. */
function newestChange(source: string): number {
  if (!statSync(source).isDirectory()) return changedAt(source);
  const inside = readdirSync(source, { recursive: true, encoding: 'utf8' });
  return Math.max(changedAt(source), ...inside.map((file) => changedAt(path.join(source, file))));
}

/** Whether a build is there and no source has changed since. */
export function isBuildCurrent(target: BuildTarget, flavour: Flavour): boolean {
  const manifest = path.join(buildFolder(target, flavour), 'manifest.json');
  if (!existsSync(manifest)) return false;
  const sources = SOURCES.map((source) => path.join(projectRoot, source)).filter((source) =>
    existsSync(source),
  );
  return Math.max(...sources.map(newestChange)) < changedAt(manifest);
}
