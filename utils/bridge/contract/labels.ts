import * as z from 'zod/mini';
import { keptLabels, labelRevision, labelSet } from '../labelSchemas.ts';
import * as shape from '../schemas.ts';
import { notesByClient, shownClient, shownProvider } from '../shownSchemas.ts';
import { ANY_PAGE, nothing, op } from './operation.ts';

/** What a technician attached to clients. It is kept on this computer, sealed, and sent to nobody. */
export const LABEL_OPERATIONS = {
  /** Of the provider worked for; null without one. A client that is not named has none. */
  'labels.read': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: notesByClient(keptLabels),
  }),
  /** Puts a client first in lists, or no more; whatever else is attached to it stays. */
  'labels.pin': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({
      ...shownClient,
      isPinned: z.boolean(),
    }),
    output: nothing,
  }),
  /** All labels of one client. The account, the provider and the revision say what the page showed. */
  'labels.write': op({
    from: ANY_PAGE,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({
      ...shownClient,
      revision: labelRevision,
      labels: labelSet,
    }),
    output: keptLabels,
  }),
  /** Labels of several clients, each as with `labels.write`: all of them or none. */
  'labels.writeAll': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({
      ...shownProvider,
      edits: z
        .array(z.strictObject({ clientId: shape.clientId, revision: labelRevision, labels: labelSet }))
        .check(z.minLength(1), z.maxLength(20_000)),
    }),
    output: nothing,
  }),
} as const;
