import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for a condition that only asking can tell.
 *
 * @param what completes the sentence "Waited 10 s for …"
 * @throws when it does not hold in time (milliseconds)
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  milliseconds = 10_000,
): Promise<void> {
  const deadline = performance.now() + milliseconds;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited ${milliseconds / 1000} s for ${what}.`);
    await pause(25);
  }
}
