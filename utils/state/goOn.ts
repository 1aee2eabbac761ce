import { batch, type Signal } from '@preact/signals';
import type { Failure } from '../domain/failures.ts';
import type { Models } from './models.ts';

interface Stopped {
  failure: Signal<Failure | null>;
  again: () => Promise<unknown>;
}

/** Reads again whatever this page shows and could not read for want of a host. */
export function goOn(models: Models): void {
  const { providers, clients, people, collections, providerLog, accountLog, clientLog } = models;
  const all: Stopped[] = [
    { failure: providers.failure, again: providers.load },
    { failure: clients.failure, again: clients.refresh },
    { failure: people.failure, again: people.load },
    { failure: collections.failure, again: collections.load },
    ...[providerLog, accountLog, clientLog].map((log) => ({ failure: log.failure, again: log.again })),
  ];
  const stopped = all.filter(({ failure }) => failure.value?.kind === 'hostPermission');
  batch(() => {
    for (const { failure } of stopped) failure.value = null;
  });
  for (const { again } of stopped) void again();
}
