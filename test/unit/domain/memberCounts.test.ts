import { describe, expect, it } from 'vitest';
import { countMembers } from '../../../utils/domain/memberCounts.ts';

describe('how many people a client has', () => {
  it('is counted by where they stand; only confirmed Owners count as such', () => {
    expect(
      countMembers([
        { role: 'owner', status: 'confirmed' },
        { role: 'owner', status: 'invited' },
        { role: 'admin', status: 'confirmed' },
        { role: 'user', status: 'accepted' },
        { role: 'custom', status: 'revoked' },
        { role: null, status: 'confirmed' },
      ]),
    ).toEqual({ confirmed: 3, accepted: 1, invited: 1, revoked: 1, owners: 1 });
  });

  it('leaves out who takes no seat yet, and who stands where nobody here knows', () => {
    expect(
      countMembers([
        { role: 'user', status: 'staged' },
        { role: 'user', status: null },
      ]),
    ).toEqual({ confirmed: 0, accepted: 0, invited: 0, revoked: 0, owners: 0 });
  });
});
