import { expect } from 'vitest';
import type { Output } from '../../../utils/bridge/contract.ts';
import type { ProviderUserId } from '../../../utils/domain/ids.ts';
import type { JobView } from '../../../utils/domain/jobs.ts';
import type { Person } from '../../../utils/domain/people.ts';
import type { ProviderUser } from '../../server/model.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { KIM, type Scene } from '../races/gate.ts';

export const addresses = (count: number) =>
  Array.from({ length: count }, (_, at) => `new${at + 1}@northwind.example`);

export const invitations = (emails: readonly string[]) =>
  emails.map((email) => ({ email, role: 'serviceUser' as const }));

/** What a person asks for and looks at, in the team of the demo's provider. */
export function createTeam(scene: Scene) {
  const rows = (): readonly ProviderUser[] => {
    const [provider] = scene.server.state.providers();
    return scene.server.state.people(provider?.id ?? '');
  };
  return {
    signIn: () => scene.world.signIn(KIM, DEMO_PASSWORD),
    rows,
    /** Addresses of rows that nobody seeded. */
    invited: (): string[] => rows().flatMap(({ email }) => (email?.startsWith('new') ? [email] : [])),
    list: (): Promise<Person[]> => scene.world.get('people.list', {}),
    async idOf(email: string): Promise<ProviderUserId> {
      const person = (await scene.world.get('people.list', {})).find((one) => one.email === email);
      if (!person) throw new Error(`${email} is not in the team.`);
      return person.id;
    },
    async job(): Promise<JobView | undefined> {
      return (await scene.world.get('jobs.list', {}))[0];
    },
    /** @returns the latest job, once it is in that state */
    async until(state: JobView['state'] = 'ended'): Promise<Output<'jobs.list'>[number]> {
      await expect.poll(async () => (await this.job())?.state, { timeout: 5_000 }).toBe(state);
      return (await this.job()) as JobView;
    },
  };
}

/** How each item ended, by its label. */
export const endings = ({ items }: JobView): Record<string, string> =>
  Object.fromEntries(
    items.map(({ label, state, reason }) => [label, reason === null ? state : `${state}: ${reason}`]),
  );
