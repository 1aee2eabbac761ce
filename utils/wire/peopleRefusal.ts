import * as z from 'zod/mini';
import { maybe } from './shapes.ts';
import type { WireError } from './wireError.ts';

const errorBody = z.object({
  message: maybe(z.string()),
  validationErrors: maybe(z.record(z.string(), z.array(z.string()))),
});

export type PeopleRefusal = 'yourself' | 'lastAdmin' | 'policy' | 'wrongState' | 'badAddress' | 'refused';

/** What only the text tells apart (reference/provider-api.md sections 3.1 to 3.5), in lower case. */
const BY_TEXT: [string, PeopleRefusal][] = [
  ['you cannot remove yourself', 'yourself'],
  ['at least one confirmed provideradmin', 'lastAdmin'],
  ['automatic user confirmation', 'policy'],
  ['invalid user', 'wrongState'],
  ['user invalid', 'wrongState'],
];

/** Why one row was refused. */
export function readRowRefusal(text: string): PeopleRefusal {
  const lower = text.toLowerCase();
  return BY_TEXT.find(([part]) => lower.includes(part))?.[1] ?? 'refused';
}

/** Why a request about provider users was refused as a whole. */
export function readPeopleRefusal({ body }: WireError): PeopleRefusal {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return 'refused';
  const { message, validationErrors } = parsed.data;
  if (validationErrors && Object.hasOwn(validationErrors, 'Emails')) return 'badAddress';
  return readRowRefusal(message ?? '');
}
