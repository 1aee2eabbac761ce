import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { OptionsError, type ServerOptions, type WorldOptions } from '../options.ts';
import { type SavedState, savedState } from './savedState.ts';

const WORLD_OPTIONS = ['clients', 'people', 'events', 'seed', 'billing'] as const;

export function worldOptionsOf({ clients, people, events, seed, billing, kdf }: ServerOptions): WorldOptions {
  return { clients, people, events, seed, billing, kdf };
}

/** @returns null when there is no file yet. @throws OptionsError when it is another file, or of another world */
export function readData(file: string, options: ServerOptions): SavedState | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new OptionsError(`The file ${file} cannot be read.`);
  }
  const saved = parse(text);
  if (!saved)
    throw new OptionsError(`The file ${file} is not one this server wrote. Choose another with --data.`);
  const other = WORLD_OPTIONS.find((name) => saved.world[name] !== options[name]);
  if (other) {
    throw new OptionsError(
      `The file ${file} was begun with --${other} ${saved.world[other]}. Use that again, or another file.`,
    );
  }
  return saved;
}

function parse(text: string): SavedState | null {
  try {
    return savedState.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Whole or not at all: an end in the middle leaves the file before it. */
export function writeData(file: string, state: SavedState): void {
  const beside = `${file}.new`;
  writeFileSync(beside, `${JSON.stringify(state, null, 1)}\n`);
  renameSync(beside, file);
}
