import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelled, ownerOfCode } from '../../../utils/domain/labelled.ts';
import { type LabelSet, NO_LABELS } from '../../../utils/domain/labels.ts';
import { clientOf } from '../../component/shared/fixtures.ts';

const set = (some: Partial<LabelSet>) => ({ labels: { ...NO_LABELS, ...some }, revision: 1 });
const clover = clientOf(1, 'Clover Dental', { code: 'CD', hue: 'fern' });
const cloud = clientOf(2, 'Cloudreach Design', { code: 'CR', hue: 'sky' });
const acme = clientOf(3, 'Acme', { code: 'AC', hue: 'rose' });
const all = [clover, cloud, acme];

const codes = (sets: Parameters<typeof labelled>[1]) => labelled(all, sets).map(({ code }) => code);

describe('clients with what was attached to them', () => {
  it('have their own colour, code, tags and pin, and the rest from the list', () => {
    const own = { favourite: true, tags: ['Gold'], hue: 'plum', code: 'Q7' } as const;
    expect(labelled(all, { [cloud.id]: set({ ...own, tags: ['Gold'] }) })).toEqual([
      clover,
      { ...cloud, isPinned: true, tags: ['Gold'], hue: 'plum', code: 'Q7' },
      acme,
    ]);
  });

  it('never share a code: who had it from the name gets another, and nobody else’s changes', () => {
    const [of, other, third] = codes({ [acme.id]: set({ code: 'CD' }) });
    expect([other, third]).toEqual(['CR', 'CD']);
    expect(of).not.toBe('CD');
    expect(of).not.toBe('CR');
  });

  it('may take each other’s code', () => {
    expect(codes({ [clover.id]: set({ code: 'CR' }), [cloud.id]: set({ code: 'CD' }) })).toEqual([
      'CR',
      'CD',
      'AC',
    ]);
  });

  it('are not disturbed by labels of a client that is gone, or by a name of the language', () => {
    expect(codes({ gone: set({ code: 'CD' }) })).toEqual(['CD', 'CR', 'AC']);
    const odd = clientOf(4, 'Odd', { id: 'constructor' as never });
    expect(labelled([odd], {})).toEqual([odd]);
  });

  it('have one code each, whatever was chosen', () => {
    const anyCode = fc.option(fc.constantFrom('CD', 'CR', 'AC', 'C1', 'X'));
    fc.assert(
      fc.property(anyCode, anyCode, anyCode, (a, b, c) => {
        const chosen = [a, b, c];
        const sets = Object.fromEntries(all.map(({ id }, at) => [id, set({ code: chosen[at] ?? null })]));
        expect(new Set(codes(sets)).size).toBe(all.length);
      }),
    );
  });
});

describe('the owner of a code', () => {
  it('is the client that was given it by hand', () => {
    expect(ownerOfCode(all, { [acme.id]: set({ code: 'Q7' }) }, 'Q7')).toBe(acme);
    expect(ownerOfCode(all, { gone: set({ code: 'Q7' }) }, 'Q7')).toBeNull();
    expect(ownerOfCode(all, {}, 'CD')).toBeNull();
  });
});
