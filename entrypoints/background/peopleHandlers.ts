import { FailureError } from '../../utils/domain/failures.ts';
import { viewOf } from '../../utils/domain/jobs.ts';
import type { Handlers } from './handlers.ts';
import type { Services } from './services.ts';

type PeopleHandlers = Pick<
  Handlers,
  | 'provider.details'
  | 'provider.edit'
  | 'people.list'
  | 'people.invite'
  | 'people.resend'
  | 'people.keys'
  | 'people.acknowledgeKey'
  | 'people.confirm'
  | 'people.changeRole'
  | 'people.opened'
  | 'people.memberships'
  | 'people.remove'
  | 'jobs.list'
  | 'jobs.pause'
  | 'jobs.resume'
  | 'jobs.cancel'
  | 'jobs.dismiss'
>;

/** What changes the provider and its team, and the jobs that do so. */
export function createPeopleHandlers({
  alerts,
  context,
  people,
  directory,
  jobs,
  peopleChanges: change,
  openedVaults,
  directMembers,
  personKeys,
  providerDetails,
}: Services): PeopleHandlers {
  const done = async (changing: Promise<unknown>) => {
    await changing;
    return {};
  };

  return {
    'provider.details': (_, { provider }) => providerDetails.read(provider),
    'provider.edit': (details, { provider }) => providerDetails.write(provider, details),

    'people.list': async (_, { provider }) => {
      const team = await people.list(provider);
      if (await alerts.noteTeam(provider, team)) await context.showCurrent();
      return team;
    },
    'people.invite': async ({ invitations }, { provider }) =>
      viewOf(await change.invite(provider, invitations)),
    'people.resend': async ({ ids }, { provider }) => viewOf(await change.resend(provider, ids)),
    'people.keys': ({ ids }, { provider }) => personKeys.offer(provider, ids),
    'people.acknowledgeKey': ({ offerId, id }, { provider }) =>
      done(personKeys.acknowledge(provider, offerId, id)),
    'people.confirm': async ({ offerId, ids }, { provider }) =>
      viewOf(await change.confirm(provider, offerId, ids)),
    'people.changeRole': async ({ changes }, { provider }) =>
      viewOf(await change.changeRole(provider, changes)),
    'people.opened': ({ id }, { provider }) => openedVaults(provider, id),
    'people.memberships': ({ ids, clientIds }, { provider, scope }) =>
      directMembers(provider, scope, ids, clientIds),
    'people.remove': async ({ ids }, { provider }) => viewOf(await change.remove(provider, ids)),

    'jobs.list': async () => {
      const current = await directory.currentProvider();
      if (!current) throw new FailureError('notFound');
      return (await jobs.list(current.provider.id)).map(viewOf);
    },
    'jobs.pause': ({ jobId }) => done(jobs.pause(jobId)),
    'jobs.resume': ({ jobId }) => done(jobs.resume(jobId)),
    'jobs.cancel': ({ jobId }) => done(jobs.cancel(jobId)),
    'jobs.dismiss': ({ jobId }) => done(jobs.dismiss(jobId)),
  };
}
