import { batch, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Result } from '../bridge/envelope.ts';
import type { Failure } from '../domain/failures.ts';
import type { ProviderUserId } from '../domain/ids.ts';
import type { JobView } from '../domain/jobs.ts';
import type { OpenedVaults } from '../domain/openedVaults.ts';
import type { Person } from '../domain/people.ts';
import type { KeyOffer } from '../domain/personKeys.ts';
import type { ProviderRole } from '../domain/providers.ts';
import type { JobsModel } from './jobs.ts';
import type { PeopleModel } from './people.ts';

/** What stands in front of the page. */
export type TeamDialog =
  | { kind: 'invite' }
  | { kind: 'person'; person: Person }
  | { kind: 'confirm'; people: readonly Person[] }
  | { kind: 'role'; people: readonly Person[]; role: ProviderRole }
  | { kind: 'remove'; people: readonly Person[] };

export type TeamModel = ReturnType<typeof createTeam>;

const idsOf = (people: readonly Person[]): ProviderUserId[] => people.map(({ id }) => id);

/** Changes of the team. Each is confirmed in a dialog and becomes a job. */
export function createTeam(bridge: Bridge, people: PeopleModel, jobs: JobsModel) {
  const dialog = signal<TeamDialog | null>(null);
  const busy = signal(false);
  /** Of what was asked for last. */
  const failure = signal<Failure | null>(null);
  const keys = signal<KeyOffer | null>(null);
  /** By id: whose vaults they opened. null: it could not be read. */
  const opened = signal<ReadonlyMap<string, OpenedVaults | null>>(new Map());
  /** What was typed into the invitation: it is there again when it was closed by mistake. */
  const draft = signal('');
  let epoch = 0;

  function open(next: TeamDialog | null): void {
    epoch++;
    batch(() => {
      dialog.value = next;
      busy.value = false;
      failure.value = null;
      keys.value = null;
      opened.value = new Map();
    });
  }

  async function ask<T>(answer: Promise<Result<T>>): Promise<T | null> {
    const mine = ++epoch;
    busy.value = true;
    const result = await answer;
    if (mine !== epoch) return null;
    busy.value = false;
    failure.value = result.ok ? null : result.failure;
    return result.ok ? result.value : null;
  }

  /** A job that has begun is on every page from then on, so the dialog is over. */
  async function begin(answer: Promise<Result<JobView>>): Promise<boolean> {
    const job = await ask(answer);
    if (!job) return false;
    open(null);
    people.selection.value = new Set();
    await jobs.load();
    return true;
  }

  async function readKeys(whose: readonly Person[]): Promise<void> {
    keys.value = await ask(bridge.call('people.keys', { ids: idsOf(whose) }, { repeat: true }));
  }

  return {
    dialog,
    busy,
    failure,
    keys,
    opened,
    draft,
    open,
    close: () => open(null),
    async invite(invitations: { email: string; role: ProviderRole }[]): Promise<void> {
      if (await begin(bridge.call('people.invite', { invitations }))) draft.value = '';
    },
    resend: (whose: readonly Person[]) => begin(bridge.call('people.resend', { ids: idsOf(whose) })),
    readKeys,
    /** A person says that a key that changed is right; then they all are read anew. */
    async acknowledge(id: ProviderUserId, whose: readonly Person[]): Promise<void> {
      const offer = keys.value;
      if (!offer) return;
      const said = await ask(bridge.call('people.acknowledgeKey', { offerId: offer.id, id }));
      if (said) await readKeys(whose);
    },
    /** One after the other; of somebody without an account there is nothing to read. */
    async readOpened(whose: readonly Person[]): Promise<void> {
      const mine = dialog.value;
      for (const { id, userId } of whose) {
        if (userId === null) continue;
        const result = await bridge.call('people.opened', { id }, { repeat: true });
        if (mine !== dialog.value) return;
        opened.value = new Map([...opened.value, [id, result.ok ? result.value : null]]);
      }
    },
    confirm: (offer: KeyOffer, ids: ProviderUserId[]) =>
      begin(bridge.call('people.confirm', { offerId: offer.id, ids })),
    changeRole: (whose: readonly Person[], role: ProviderRole) =>
      begin(bridge.call('people.changeRole', { changes: idsOf(whose).map((id) => ({ id, role })) })),
    remove: (whose: readonly Person[]) => begin(bridge.call('people.remove', { ids: idsOf(whose) })),
    clear() {
      open(null);
      draft.value = '';
    },
  };
}
