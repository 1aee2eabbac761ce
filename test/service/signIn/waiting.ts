import { expect } from 'vitest';
import type { SessionView } from '../../../utils/domain/session.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { type Scene, useScene } from '../races/gate.ts';
import type { World } from '../world.ts';

export const SVEN = 'sven@northwind.example';
export const ELIN = 'elin@northwind.example';
export const MANY = 'many@northwind.example';
export const DINA = 'device@northwind.example';

type Waiting<State extends SessionView['state']> = Extract<SessionView, { state: State }>;

/** A world in which somebody typed the right password, and what is told of the sign-in by then. */
export function useWaiting(): Scene & {
  begin<State extends SessionView['state']>(email: string, state: State): Promise<Waiting<State>>;
  view<State extends SessionView['state']>(state: State): Promise<Waiting<State>>;
  /** How many token requests left so far. */
  tokenRequests(): number;
  mails(): number;
} {
  const scene = useScene();
  async function view<State extends SessionView['state']>(state: State): Promise<Waiting<State>> {
    const seen = await scene.world.get('session.state', {});
    expect(seen.state).toBe(state);
    return seen as Waiting<State>;
  }
  return Object.assign(scene, {
    view,
    async begin<State extends SessionView['state']>(email: string, state: State) {
      await scene.world.signIn(email, DEMO_PASSWORD);
      return view(state);
    },
    tokenRequests: () => scene.network.asked('/connect/token'),
    mails: () => scene.network.asked('/two-factor/send-email-login'),
  });
}

/** The texts that must be nowhere but in the sign-in under way. */
export const storedText = (world: World) => JSON.stringify(world.stored());
