import { batch, type Signal } from '@preact/signals';
import type { Failure } from '../domain/failures.ts';
import type { Models } from './models.ts';

export interface Stopped {
  failure: Signal<Failure | null>;
  again: () => Promise<unknown>;
}

/**
 * Reads again whatever this page shows and could not read for want of a host.
 *
 * @param beside what may have been stopped of the models that only this kind of page has
 */
export function goOn(models: Models, beside: readonly Stopped[]): void {
  const { providers, clients, providerLog, accountLog, clientLog } = models;
  const all: Stopped[] = [
    { failure: providers.failure, again: providers.load },
    { failure: clients.failure, again: clients.refresh },
    ...[providerLog, accountLog, clientLog].map((log) => ({ failure: log.failure, again: log.again })),
    ...beside,
  ];
  const stopped = all.filter(({ failure }) => failure.value?.kind === 'hostPermission');
  batch(() => {
    for (const { failure } of stopped) failure.value = null;
  });
  for (const { again } of stopped) void again();
}
