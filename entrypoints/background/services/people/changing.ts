import { isAddress } from '../../../../utils/domain/addresses.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';
import type { ProviderUserId } from '../../../../utils/domain/ids.ts';
import { type ItemReason, type Job, type JobItem, newItem } from '../../../../utils/domain/jobs.ts';
import type { Person } from '../../../../utils/domain/people.ts';
import { type PersonAction, type PersonDenial, personDenial } from '../../../../utils/domain/peopleRules.ts';
import type { ProviderRole } from '../../../../utils/domain/providers.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { PeopleService } from './people.ts';
import type { PersonKeys } from './personKeys.ts';

export interface Invitation {
  email: string;
  role: ProviderRole;
}

const REASONS: Record<PersonDenial, ItemReason> = {
  yourself: 'yourself',
  lastAdmin: 'lastAdmin',
  notInvited: 'wrongState',
  notAccepted: 'wrongState',
  confirmed: 'already',
  sameRole: 'already',
};

export type PeopleChanges = ReturnType<typeof createPeopleChanges>;

/** Every change of the team is a job, for one person as for many. What cannot work is not sent. */
export function createPeopleChanges(people: PeopleService, jobs: Jobs, keys: PersonKeys) {
  const refused = (item: JobItem, reason: ItemReason): JobItem => ({
    ...item,
    state: reason === 'already' ? 'done' : 'refused',
    reason,
  });

  /** One item for each of them, those that stand against a rule already ended. */
  async function itemsFor(
    scope: ProviderScope,
    ids: readonly ProviderUserId[],
    actionOf: (id: ProviderUserId) => PersonAction,
    /** What each carries, and what is asked for. */
    ownOf: (person: Person) => [detail: string | null, about?: string] = () => [null],
  ): Promise<JobItem[]> {
    const team = await people.list(scope);
    return [...new Set(ids)].map((id) => {
      const person = team.find((one) => one.id === id);
      if (!person) throw new FailureError('notFound');
      const item = newItem(id, person.name ?? person.email, ...ownOf(person));
      const denial = personDenial(actionOf(id), person, team);
      return denial ? refused(item, REASONS[denial]) : item;
    });
  }

  return {
    async invite(scope: ProviderScope, invitations: readonly Invitation[]): Promise<Job> {
      const there = new Set((await people.list(scope)).map(({ email }) => email.toLowerCase()));
      const byEmail = new Map(invitations.map(({ email, role }) => [email.trim().toLowerCase(), role]));
      if (![...byEmail.keys()].every(isAddress)) throw new FailureError('badInput');
      const items = [...byEmail].map(([email, role]) => {
        const item = newItem(email, email, role, `${email} ${role}`);
        return there.has(email) ? refused(item, 'already') : item;
      });
      return jobs.start(scope, { kind: 'invite', items });
    },

    async resend(scope: ProviderScope, ids: readonly ProviderUserId[]): Promise<Job> {
      const items = await itemsFor(
        scope,
        ids,
        () => 'resend',
        ({ email }) => [email],
      );
      return jobs.start(scope, { kind: 'resend', items });
    },

    async changeRole(
      scope: ProviderScope,
      changes: readonly { id: ProviderUserId; role: ProviderRole }[],
    ): Promise<Job> {
      const roles = new Map(changes.map(({ id, role }) => [id, role]));
      const items = await itemsFor(
        scope,
        [...roles.keys()],
        (id) => (roles.get(id) === 'providerAdmin' ? 'promote' : 'demote'),
        ({ id }) => [roles.get(id) ?? null, `${id} ${roles.get(id)}`],
      );
      return jobs.start(scope, { kind: 'changeRole', items });
    },

    async remove(scope: ProviderScope, ids: readonly ProviderUserId[]): Promise<Job> {
      return jobs.start(scope, { kind: 'remove', items: await itemsFor(scope, ids, () => 'remove') });
    },

    /** To exactly the keys that were shown. */
    async confirm(scope: ProviderScope, offerId: string, ids: readonly ProviderUserId[]): Promise<Job> {
      const sealed = await keys.seal(scope, offerId, ids);
      const items = await itemsFor(
        scope,
        ids,
        () => 'confirm',
        ({ id }) => [sealed.get(id)?.key ?? null, `${id} ${sealed.get(id)?.pin}`],
      );
      const checked = items.map((item) =>
        item.state === 'waiting' && item.detail === null ? refused(item, 'keyChanged') : item,
      );
      return jobs.start(scope, { kind: 'confirm', items: checked });
    },
  };
}
