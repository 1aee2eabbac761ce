import { describe, expect, it } from 'vitest';
import {
  type TypedClient,
  type TypedProblems,
  toNewClient,
  typedProblems,
} from '../../../utils/domain/typedClient.ts';

const good: TypedClient = {
  name: 'Clover Dental',
  ownerEmail: 'Owner@Clover.example',
  plan: 'teamsMonthly',
  seats: '10',
};

describe('a client to be made', () => {
  it('is sent without what cannot be seen, and its address in lower case', () => {
    expect(toNewClient({ ...good, name: '  Clover \u202E Dental\n', seats: ' 10 ' }, 'msp')).toEqual({
      name: 'Clover Dental',
      ownerEmail: 'owner@clover.example',
      plan: 'teamsMonthly',
      seats: 10,
    });
  });

  it.each<[Partial<TypedClient>, TypedProblems]>([
    [{}, {}],
    [{ name: '  ' }, { name: 'noName' }],
    [{ name: 'x'.repeat(50) }, {}],
    [{ name: 'x'.repeat(51) }, { name: 'longName' }],
    [{ ownerEmail: '' }, { ownerEmail: 'noOwner' }],
    [{ ownerEmail: 'owner@clover' }, { ownerEmail: 'badOwner' }],
    [{ ownerEmail: 'ö@clover.example' }, { ownerEmail: 'badOwner' }],
    [{ plan: null }, { plan: 'noPlan' }],
    [{ plan: 'enterpriseAnnually' }, { plan: 'otherPlan' }],
    [{ seats: '' }, { seats: 'noSeats' }],
    [{ seats: '0' }, { seats: 'badSeats' }],
    [{ seats: '-1' }, { seats: 'badSeats' }],
    [{ seats: '1.5' }, { seats: 'badSeats' }],
    [{ seats: 'ten' }, { seats: 'badSeats' }],
    [{ seats: '1000001' }, { seats: 'tooManySeats' }],
    [
      { name: '', seats: '' },
      { name: 'noName', seats: 'noSeats' },
    ],
  ])('with %j has the problems %j', (part, problems) => {
    expect(typedProblems({ ...good, ...part }, 'msp')).toEqual(problems);
    expect(toNewClient({ ...good, ...part }, 'msp') === null).toBe(Object.keys(problems).length > 0);
  });

  it('has a plan that this kind of provider may create', () => {
    expect(typedProblems(good, 'businessUnit')).toEqual({ plan: 'otherPlan' });
  });
});
