import { type Random, random } from './random.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
export const LOG_DAYS = 30;
/** Hours of a working day, the busy ones more than once. */
const HOURS = [7, 8, 8, 9, 9, 9, 10, 10, 11, 13, 13, 14, 14, 14, 15, 15, 16, 17, 19] as const;

const isWeekend = (time: number) => [0, 6].includes(new Date(time).getUTCDay());

/**
 * A moment of the last thirty days before `now`, mostly within office hours and hardly ever at a weekend. It takes
 * one draw whatever day it is, so that nothing drawn later depends on the calendar.
 */
export function workMoment(outer: Random, now: number): number {
  const draw = random('moment', outer.next());
  const midnight = now - (now % DAY);
  for (;;) {
    const day = midnight - draw.int(0, LOG_DAYS - 1) * DAY;
    const moment = day + draw.pick(HOURS) * 60 * MINUTE + draw.int(0, 60 * MINUTE - 1);
    if (moment < now - 40 * MINUTE && (!isWeekend(day) || draw.chance(0.1))) return moment;
  }
}

/** A pause between two things one person does. */
export const pause = (draw: Random): number => draw.int(20_000, 6 * MINUTE);
