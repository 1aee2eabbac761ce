import { useMemo } from 'preact/hooks';
import type { LifeOutcome } from '../../../../utils/domain/clientLife.ts';
import type { Client } from '../../../../utils/domain/clients.ts';
import { noteLine } from '../../../../utils/domain/eventNote.ts';
import { type MessageKey, t, tMember } from '../../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../../utils/state/consoleApp.ts';
import { CopyNote } from '../../CopyNote.tsx';

interface LifeNoteProps {
  app: ConsoleApp;
  client?: Client | undefined;
  /** What was done, or was to be. */
  deed: string;
  outcome: LifeOutcome;
}

const RESULTS = {
  done: 'job_item_done',
  refused: 'job_item_refused',
  unknown: 'job_item_unknown',
} as const satisfies Record<LifeOutcome['outcome'], MessageKey>;

/** What stands in a ticket about the change: UTC time, who, where, what, how it ended. */
export function LifeNote({ app, client, deed, outcome }: LifeNoteProps) {
  const at = useMemo(() => Date.now(), [outcome]);
  const view = app.session.view.value;
  const account = view && 'account' in view ? view.account : null;
  const who = account && (account.name ?? account.email);
  const where = client?.name ?? app.providers.current.value?.name ?? null;
  const reason = outcome.reason && tMember('life_reason', outcome.reason);
  return <CopyNote note={noteLine(at, [who, where, deed, t(RESULTS[outcome.outcome]), reason])} />;
}
