import { type Signal, useSignal } from '@preact/signals';
import type { Client } from '../../../utils/domain/clients.ts';
import { noteLine } from '../../../utils/domain/eventNote.ts';
import type { Account } from '../../../utils/domain/session.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ContextModel } from '../../../utils/state/context.ts';
import type { NotesModel } from '../../../utils/state/notes.ts';
import { ReasonField } from '../../shared/ReasonField.tsx';
import { CopyNote } from '../CopyNote.tsx';

interface VaultNoteOptions {
  context: ContextModel;
  notes: NotesModel;
  client: Client;
  account: Account;
}

export interface VaultNoteModel {
  /** Why the vault is opened; empty when nobody says. */
  reason: Signal<string>;
  /** Of the last opening; null before there was one. */
  note: Signal<string | null>;
  /** The client's context, whose openings are noted. */
  context: ContextModel;
}

const RESULTS = { opened: 'note_asked', maybe: 'note_maybe', refused: 'note_refused' } as const;

/** Gives each opening of the vault the reason, which is kept under seal, and a line for the ticket. */
export function useVaultNote({ context, notes, client, account }: VaultNoteOptions): VaultNoteModel {
  const reason = useSignal('');
  const note = useSignal<string | null>(null);

  async function openVault(): Promise<boolean> {
    const at = Date.now();
    const text = reason.value.trim();
    const isOpen = await context.openVault(text);
    const isUnknown = context.failure.value?.kind === 'traceUnknown';
    const result = isOpen ? 'opened' : isUnknown ? 'maybe' : 'refused';
    const who = account.name ?? account.email;
    note.value = noteLine(at, [who, client.name, t('note_opened'), t(RESULTS[result]), text || null]);
    if (text && result !== 'refused') {
      reason.value = '';
      await notes.load();
    }
    return isOpen;
  }

  return { reason, note, context: { ...context, openVault } };
}

/** A ticket number or a few words before the vault is opened, and a line to copy after it was. */
export function VaultNote({ reason, note }: VaultNoteModel) {
  return (
    <div class="vault-note">
      <ReasonField reason={reason} />
      {note.value !== null && <CopyNote note={note.value} />}
    </div>
  );
}
