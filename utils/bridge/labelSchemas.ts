import * as z from 'zod/mini';
import { HUES } from '../domain/identity.ts';
import { type KeptLabels, type LabelSet, LONGEST_NOTE, LONGEST_TAG, MOST_TAGS } from '../domain/labels.ts';

type SchemaOf<T> = z.ZodMiniType<T, unknown>;

/** Room for what is tidied away; what is kept is bounded by `tidyLabels`. */
const roughly = (most: number) => z.string().check(z.maxLength(2 * most));

export const labelSet: SchemaOf<LabelSet> = z.strictObject({
  favourite: z.boolean(),
  tags: z.array(roughly(LONGEST_TAG)).check(z.maxLength(2 * MOST_TAGS)),
  note: roughly(LONGEST_NOTE),
  hue: z.nullable(z.enum(HUES)),
  code: z.nullable(z.string().check(z.maxLength(16))),
});

export const labelRevision = z.int().check(z.nonnegative());

export const keptLabels: SchemaOf<KeptLabels> = z.strictObject({ labels: labelSet, revision: labelRevision });
