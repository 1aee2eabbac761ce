import { foldLetters } from '../../../utils/domain/letters.ts';
import { tidyName } from '../../../utils/domain/typedClient.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';

const keyOf = (name: string) => foldLetters(tidyName(name));

/** A client is called like that already, whatever its case and accents; Bitwarden would not mind. */
export function isKnownName({ clients }: ConsoleApp, name: string): boolean {
  const key = keyOf(name);
  return key !== '' && (clients.clients.value ?? []).some((client) => keyOf(client.name) === key);
}
