import { describe, expect, it } from 'vitest';
import { ALL_FEATURES, packFeatures } from '../../../utils/domain/features.ts';
import {
  type ClientSigns,
  countSteps,
  onboardingOf,
  policiesComeLate,
} from '../../../utils/domain/onboarding.ts';
import { onboardingFile } from '../../../utils/domain/onboardingFile.ts';
import {
  ONBOARDING_STEPS,
  type OnboardingStep,
  type Tick,
  withTick,
} from '../../../utils/domain/onboardingSteps.ts';

const NOTHING: ClientSigns = { collections: null, policies: null, owners: null, logged: new Set() };
const alone = { seats: { used: 1, total: 10 }, features: ALL_FEATURES };
const tickOf = (step: OnboardingStep, more: Partial<Tick> = {}): Tick => ({
  step,
  at: 1,
  by: 'Kim',
  ...more,
});

const statesOf = (signs: Partial<ClientSigns>, ticks: readonly Tick[] = [], client = alone) =>
  Object.fromEntries(
    onboardingOf(client, { ...NOTHING, ...signs }, ticks).map(({ step, state }) => [step, state]),
  );

describe('the steps of setting up a client', () => {
  it('come in the recommended order: policies before people', () => {
    const at = (step: OnboardingStep) => ONBOARDING_STEPS.indexOf(step);
    expect(at('policies')).toBeLessThan(at('people'));
    expect(at('collections')).toBe(0);
  });

  it('are all open while nothing is known', () => {
    expect(new Set(Object.values(statesOf({})))).toEqual(new Set(['open']));
  });

  it.each<[OnboardingStep, Partial<ClientSigns>]>([
    ['collections', { collections: 2 }],
    ['collections', { logged: new Set([1300]) }],
    ['items', { logged: new Set([1100]) }],
    ['policies', { policies: [{ type: 0, enabled: true }] }],
    ['sso', { logged: new Set([1604]) }],
    ['secondOwner', { owners: 2 }],
    ['groups', { logged: new Set([1400]) }],
  ])('%s is seen in the data', (step, signs) => {
    expect(statesOf(signs)).toEqual({ ...statesOf({}), [step]: 'seen' });
  });

  it('people are seen by the seats they use', () => {
    expect(statesOf({}, [], { ...alone, seats: { used: 2, total: 10 } }).people).toBe('seen');
  });

  it('the default collection, a policy that is off and one Owner are not enough', () => {
    expect(statesOf({ collections: 1, policies: [{ type: 21, enabled: false }], owners: 1 })).toEqual(
      statesOf({}),
    );
  });

  it('a tick counts where the data says nothing, and is kept where it does', () => {
    const ticks = [tickOf('sso'), tickOf('collections')];
    const [first] = onboardingOf(alone, { ...NOTHING, collections: 4 }, ticks);
    expect(first).toEqual({ step: 'collections', state: 'seen', tick: tickOf('collections') });
    expect(statesOf({}, ticks)).toMatchObject({ sso: 'ticked', collections: 'ticked', items: 'open' });
  });

  it('what the plan has not is not asked for', () => {
    const teams = { ...alone, features: packFeatures((feature) => feature === 'useGroups') };
    const steps = onboardingOf(teams, { ...NOTHING, collections: 2 }, []);
    expect(steps.filter(({ state }) => state === 'notInPlan').map(({ step }) => step)).toEqual([
      'policies',
      'sso',
    ]);
    expect(countSteps(steps)).toEqual({ done: 1, all: 5 });
    expect(policiesComeLate(steps)).toBe(false);
  });

  it('people without a policy are told of', () => {
    const many = { ...alone, seats: { used: 5, total: 10 } };
    expect(policiesComeLate(onboardingOf(many, NOTHING, []))).toBe(true);
    expect(policiesComeLate(onboardingOf(many, NOTHING, [tickOf('policies')]))).toBe(false);
    expect(policiesComeLate(onboardingOf(alone, NOTHING, []))).toBe(false);
  });

  it('are ticked one by one, and no more', () => {
    const once = withTick([tickOf('sso')], 'items', tickOf('items'));
    expect(withTick(once, 'items', tickOf('items', { at: 2 }))).toEqual([
      tickOf('sso'),
      tickOf('items', { at: 2 }),
    ]);
    expect(withTick(once, 'sso', null)).toEqual([tickOf('items')]);
  });
});

describe('the checklist as a file', () => {
  const steps = onboardingOf(alone, { ...NOTHING, collections: 2 }, [tickOf('sso', { by: '=Kim' })]);
  const facts = { client: 'Acme, Ltd', plan: 'Teams', at: 0, nameOf: (step: OnboardingStep) => step };

  it('is a table whose cells no spreadsheet runs', () => {
    const lines = onboardingFile(steps, 'csv', facts).split('\r\n');
    expect(lines.slice(0, 3)).toEqual([
      '"Acme, Ltd",Teams,1970-01-01T00:00:00.000Z',
      'step,name,state,by,at',
      'collections,collections,seen,,',
    ]);
    expect(lines[5]).toBe(`sso,sso,ticked,"'=Kim",1970-01-01T00:00:00.001Z`);
  });

  it('is JSON that says the same', () => {
    const { client, steps: rows } = JSON.parse(onboardingFile(steps, 'json', facts));
    expect(client).toBe('Acme, Ltd');
    expect(rows).toHaveLength(ONBOARDING_STEPS.length);
    expect(rows[3]).toEqual({
      step: 'sso',
      name: 'sso',
      state: 'ticked',
      by: '=Kim',
      at: '1970-01-01T00:00:00.001Z',
    });
  });
});
