import type { ProviderUserId } from '../../../../utils/domain/ids.ts';
import type { JobItem } from '../../../../utils/domain/jobs.ts';
import type { Person } from '../../../../utils/domain/people.ts';
import { PROVIDER_ROLES, type ProviderRole } from '../../../../utils/domain/providers.ts';
import {
  type BulkAnswer,
  deletePeople,
  postConfirms,
  postInvites,
  postReinvites,
  putPerson,
} from '../../../../utils/wire/people.ts';
import { readPeopleRefusal, readRowRefusal } from '../../../../utils/wire/peopleRefusal.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import { WireError } from '../../../../utils/wire/wireError.ts';
import type { ApiService } from '../api.ts';
import { type ItemSender, itemwise, type Outcome } from '../jobs/itemwise.ts';
import type { JobRunner } from '../jobs/jobRunner.ts';
import type { Invitations } from './invitations.ts';
import type { PeopleService } from './people.ts';

/** What Bitwarden takes at once. */
const MOST_INVITED = 20;
/** Nobody waits for a single one of them, and people at work go first. */
const QUIETLY = { background: true };

const typeOf = (role: string | null): number => PROVIDER_ROLES.indexOf(role as ProviderRole);
const idOf = ({ key }: JobItem) => key as ProviderUserId;

const GONE: Outcome = { is: 'refused', reason: 'gone' };
const WRONG_STATE: Outcome = { is: 'refused', reason: 'wrongState' };

/** The wrong state is looked up: it may be the right one, reached by a request whose answer was lost. */
function outcomesOf({ data }: BulkAnswer): Map<string, Outcome> {
  return new Map(
    data.flatMap(({ id, error }): [string, Outcome][] => {
      if (!error) return [[id, { is: 'done' }]];
      const reason = readRowRefusal(error);
      return reason === 'wrongState' ? [] : [[id, { is: 'refused', reason }]];
    }),
  );
}

/** How each bulk change of the team is sent, and how what became of it is found in the list of people. */
export function createPeopleRunners(api: ApiService, people: PeopleService, invitations: Invitations) {
  const byId = (find: (person: Person, item: JobItem) => Outcome) => async (scope: ProviderScope) => {
    const known = new Map<string, Person>((await people.list(scope)).map((person) => [person.id, person]));
    return (item: JobItem): Outcome | null => {
      const person = known.get(item.key);
      return person ? find(person, item) : null;
    };
  };
  const team = { needs: 'people.manage', reasonOf: readPeopleRefusal } as const;

  const invite: ItemSender = {
    ...team,
    most: MOST_INVITED,
    together: ({ detail }) => detail ?? '',
    async send(scope, items) {
      const emails = items.map(({ key }) => key);
      await invitations.note(scope, emails);
      await api.send(postInvites(scope, emails, typeOf(items[0]?.detail ?? null)), QUIETLY);
      // the answer names nobody, so the list is asked
      return new Map();
    },
    async match(scope) {
      const list = await people.list(scope);
      const known = new Set(list.map(({ email }) => email.toLowerCase()));
      return ({ key }) => (known.has(key) ? { is: 'done' } : { is: 'notDone' });
    },
  };

  const resend: ItemSender = {
    ...team,
    most: MOST_INVITED,
    async send(scope, items) {
      const outcomes = outcomesOf(await api.send(postReinvites(scope, items.map(idOf)), QUIETLY));
      const done = items.filter(({ key }) => outcomes.get(key)?.is === 'done');
      await invitations.note(
        scope,
        done.map(({ detail }) => detail ?? ''),
      );
      return outcomes;
    },
    async match(scope) {
      // a mail leaves no mark in the list
      const find = await byId(({ status }) => (status === 'invited' ? { is: 'unknown' } : WRONG_STATE))(
        scope,
      );
      return (item) => find(item) ?? GONE;
    },
  };

  const confirm: ItemSender = {
    ...team,
    most: MOST_INVITED,
    async send(scope, items) {
      const keys = items.map((item) => ({ id: idOf(item), key: item.detail ?? '' }));
      return outcomesOf(await api.send(postConfirms(scope, keys), QUIETLY));
    },
    async match(scope) {
      const find = await byId(({ status }) => {
        if (status === 'confirmed') return { is: 'done' };
        return status === 'accepted' ? { is: 'notDone' } : WRONG_STATE;
      })(scope);
      return (item) => find(item) ?? GONE;
    },
  };

  const changeRole: ItemSender = {
    ...team,
    most: 1,
    async send(scope, items) {
      const [item] = items;
      if (!item) return new Map();
      try {
        await api.send(putPerson(scope, idOf(item), typeOf(item.detail)), QUIETLY);
        return new Map([[item.key, { is: 'done' }]]);
      } catch (error) {
        if (error instanceof WireError && error.status === 404) return new Map([[item.key, GONE]]);
        throw error;
      }
    },
    async match(scope) {
      const find = await byId(({ role }, { detail }) => ({ is: role === detail ? 'done' : 'notDone' }))(
        scope,
      );
      return (item) => find(item) ?? GONE;
    },
  };

  const remove: ItemSender = {
    ...team,
    most: MOST_INVITED,
    send: async (scope, items) => outcomesOf(await api.send(deletePeople(scope, items.map(idOf)), QUIETLY)),
    async match(scope) {
      const find = await byId(() => ({ is: 'notDone' }))(scope);
      return (item) => find(item) ?? { is: 'done' };
    },
  };

  return {
    invite: itemwise(invite),
    resend: itemwise(resend),
    confirm: itemwise(confirm),
    changeRole: itemwise(changeRole),
    remove: itemwise(remove),
  } satisfies Record<string, JobRunner>;
}
