import * as z from 'zod/mini';
import { maybe } from './shapes.ts';
import type { WireError } from './wireError.ts';

const errorBody = z.object({
  message: maybe(z.string()),
  validationErrors: maybe(z.record(z.string(), z.array(z.string()))),
});

const textOf = ({ body }: WireError): string => {
  const parsed = errorBody.safeParse(body);
  return parsed.success ? (parsed.data.message ?? '').toLowerCase() : '';
};

/** Why a client was not created (reference/provider-api.md section 4.2). */
export function readCreateRefusal({ body }: WireError): 'badAddress' | 'refused' {
  const parsed = errorBody.safeParse(body);
  const errors = parsed.success ? (parsed.data.validationErrors ?? {}) : {};
  return Object.hasOwn(errors, 'OwnerEmail') ? 'badAddress' : 'refused';
}

export type ChangeRefusal = 'noOwner' | 'needsPurchase' | 'gone' | 'alreadyClient' | 'refused';

/** What only the text tells apart (sections 4.3 to 4.5), in lower case. */
const BY_TEXT: [string, ChangeRefusal][] = [
  ['at least one confirmed owner', 'noOwner'],
  ['cannot purchase additional seats', 'needsPurchase'],
  ['already belongs to a provider', 'alreadyClient'],
  ['failed to remove organization vault', 'gone'],
];

/** Why a client was not changed or added; null: that it may not be is all that was said, or it is no refusal. */
export function readChangeRefusal(error: WireError): ChangeRefusal | null {
  const text = textOf(error);
  const told = BY_TEXT.find(([part]) => text.includes(part))?.[1];
  if (told) return told;
  if (error.status === 404) return 'gone';
  return error.status === 400 || error.status === 409 ? 'refused' : null;
}
