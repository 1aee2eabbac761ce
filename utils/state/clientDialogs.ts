import { batch, type Signal, signal } from '@preact/signals';
import type { AddableOrganization, ClientTask } from '../domain/clientLife.ts';
import type { Client } from '../domain/clients.ts';
import type { GuessedColumns } from '../domain/clientsImport.ts';
import type { ClientPlan, NewClient } from '../domain/newClient.ts';
import { creatablePlans } from '../domain/newClient.ts';
import type { PlanSeats } from '../domain/planSeats.ts';
import type { ProviderKind } from '../domain/providers.ts';
import { PLAN_PARTS, type TypedClient } from '../domain/typedClient.ts';
import type { ClientLifeModel } from './clientLife.ts';

/** What stands in front of the page. */
export type ClientDialog = { kind: 'create' | 'bulk' | 'add' } | ClientChange;

interface ClientChange {
  kind: ClientTask;
  client: Client;
}

export type ClientDialogsModel = ReturnType<typeof createClientDialogs>;

/** A table of new clients as far as somebody got with it. */
export interface BulkModel {
  text: Signal<string>;
  /** null: as they were guessed. */
  columns: Signal<GuessedColumns | null>;
  /** For all, where no column says. */
  plan: Signal<ClientPlan | null>;
  seats: Signal<string>;
}

/** How a plan of the provider's subscription stands. */
export type PlanRow = PlanSeats & { name: string; cadence: 'monthly' | 'annual' };

const EMPTY: TypedClient = { name: '', ownerEmail: '', plan: null, seats: '' };

/**
 * The dialogs that change which clients there are.
 *
 * @param readPlans null: it could not be read, or may not
 */
export function createClientDialogs(
  life: ClientLifeModel,
  readPlans: () => Promise<readonly PlanRow[] | null>,
) {
  const dialog = signal<ClientDialog | null>(null);
  /** What was typed is there again when it was closed by mistake. */
  const draft = signal<TypedClient>(EMPTY);
  const bulk: BulkModel = { text: signal(''), columns: signal(null), plan: signal(null), seats: signal('') };
  const plans = signal<readonly PlanRow[] | null>(null);
  /** Confirmed owners of the client to unlink; undefined while they are read, null when nobody says. */
  const owners = signal<number | null | undefined>(undefined);
  /** How the plan of a client whose seats change stands; null: Bitwarden did not say, or not yet. */
  const paid = signal<PlanSeats | null>(null);
  let epoch = 0;

  function close(): void {
    epoch++;
    batch(() => {
      life.reset();
      owners.value = undefined;
      paid.value = null;
      dialog.value = null;
    });
  }

  async function loadPlans(): Promise<void> {
    const mine = epoch;
    const read = await readPlans();
    if (mine === epoch) plans.value = read;
  }

  /** What is offered is for the client that the dialog is headed by, and for no other. */
  async function prepare({ kind, client }: ClientChange): Promise<void> {
    const mine = epoch;
    const offer = await life.prepare(kind, client.id);
    if (mine !== epoch || !offer) return;
    owners.value = offer.owners;
    paid.value = offer.paid;
  }

  /** An offer that was refused is used up: whoever tries again gets another. */
  async function confirm(change: () => Promise<unknown>): Promise<void> {
    const shown = dialog.value;
    if (!shown || !('client' in shown)) return;
    if (!life.offer.value) await prepare(shown);
    if (dialog.value === shown && life.offer.value) await change();
  }

  const planSeats = (plan: ClientPlan): PlanSeats | null => {
    const { name, cadence } = PLAN_PARTS[plan];
    return plans.value?.find((row) => row.name === name && row.cadence === cadence) ?? null;
  };

  return {
    dialog,
    draft,
    bulk,
    owners,
    planSeats,
    paid,
    open(next: ClientDialog, kind: ProviderKind) {
      close();
      batch(() => {
        dialog.value = next;
        if (draft.value.plan === null)
          draft.value = { ...draft.value, plan: creatablePlans(kind)[0] ?? null };
      });
      if (next.kind === 'create' || next.kind === 'bulk') void loadPlans();
      if ('client' in next) void prepare(next);
      if (next.kind === 'add') void life.readAddable();
    },
    close,
    /** It has begun, and its job is on every page from then on. */
    async create(clients: NewClient[]): Promise<void> {
      const from = dialog.value?.kind;
      if (!(await life.create(clients))) return;
      if (from === 'bulk') {
        bulk.text.value = '';
        bulk.columns.value = null;
      } else draft.value = EMPTY;
      close();
    },
    /** What is to be confirmed, once more: it could not be read. */
    async prepareAgain(): Promise<void> {
      if (dialog.value && 'client' in dialog.value) await prepare(dialog.value);
    },
    rename: (name: string) => confirm(() => life.rename(name)),
    setSeats: (seats: number) => confirm(() => life.setSeats(seats)),
    unlink: () => confirm(life.unlink),
    add: ({ id }: AddableOrganization) => life.add(id),
    clear() {
      close();
      draft.value = EMPTY;
      bulk.text.value = '';
      bulk.columns.value = null;
      bulk.plan.value = null;
      bulk.seats.value = '';
      plans.value = null;
    },
  };
}
