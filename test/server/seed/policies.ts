import type { Policy } from '../model.ts';
import type { SeededClient } from './clients.ts';
import { random } from './random.ts';

/** An organization with rules for its members; one technician is a member of it (see members.ts). */
const STRICT_CLIENT = 'Breakwater Hotel';

export const POLICY_TYPE = { masterPassword: 1, vaultTimeout: 9, removePin: 14 } as const;

const RULES: readonly Pick<Policy, 'type' | 'data'>[] = [
  {
    type: POLICY_TYPE.masterPassword,
    data: {
      minComplexity: 3,
      minLength: 14,
      requireLower: true,
      requireUpper: false,
      requireNumbers: false,
      requireSpecial: false,
      enforceOnLogin: true,
    },
  },
  { type: POLICY_TYPE.vaultTimeout, data: { type: 'custom', minutes: 15, action: 'lock' } },
  { type: POLICY_TYPE.removePin, data: null },
];

export function makePolicies(clients: readonly SeededClient[], seed: number, now: number): Policy[] {
  return clients
    .filter(({ client }) => client.name === STRICT_CLIENT)
    .flatMap(({ client }) =>
      RULES.map(({ type, data }) => ({
        id: random(seed, 'policy', client.id, type).guid(),
        clientId: client.id,
        type,
        enabled: true,
        data: data && { ...data },
        revisedAt: now,
      })),
    );
}
