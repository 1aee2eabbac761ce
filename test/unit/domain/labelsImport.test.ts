import { describe, expect, it } from 'vitest';
import { type LabelSet, NO_LABELS } from '../../../utils/domain/labels.ts';
import { bothTags, decideImport, planImport } from '../../../utils/domain/labelsImport.ts';
import { acme, baker, clients, clover } from '../../component/shared/fixtures.ts';

const set = (some: Partial<LabelSet>, revision = 3) => ({ labels: { ...NO_LABELS, ...some }, revision });
const row = (client: { id: string; name: string }, some: Partial<LabelSet>) => ({
  id: client.id,
  name: client.name,
  labels: { ...NO_LABELS, ...some },
});
const planOne = (mine: Partial<LabelSet>, theirs: Partial<LabelSet>) => {
  const [change] = planImport(clients, { [acme.id]: set(mine) }, [row(acme, theirs)]).changes;
  if (!change) throw new Error('nothing would change');
  return change;
};

describe('what a file would change', () => {
  it('is nothing where everything is here, or the file has nothing to say', () => {
    const mine = {
      favourite: true,
      tags: ['Gold', 'Silver'],
      note: 'Ask Ana',
      hue: 'fern',
      code: 'Q7',
    } as const;
    const sets = { [acme.id]: set({ ...mine, tags: [...mine.tags] }) };
    const rows = [row(acme, { tags: ['gold'], note: 'Ask Ana' }), row(baker, {})];
    expect(planImport(clients, sets, rows)).toEqual({ changes: [], same: 2, unknown: [] });
  });

  it('is added where there is nothing here', () => {
    const theirs = { favourite: true, tags: ['Gold'], note: 'Ask Ana', hue: 'fern', code: 'Q7' } as const;
    const change = planOne({}, { ...theirs, tags: ['Gold'] });
    expect(change).toMatchObject({ adds: ['favourite', 'tags', 'note', 'hue', 'code'], conflicts: [] });
    expect(decideImport(change, {})).toEqual({ clientId: acme.id, revision: 3, labels: theirs });
  });

  it('is a choice where both have something else, and mine stays without one', () => {
    const change = planOne({ note: 'mine', hue: 'fern' }, { note: 'theirs', hue: 'plum', tags: ['Gold'] });
    expect(change).toMatchObject({ adds: ['tags'], conflicts: ['note', 'hue'] });
    expect(decideImport(change, {})?.labels).toMatchObject({ note: 'mine', hue: 'fern', tags: ['Gold'] });
    expect(decideImport(change, { note: 'theirs' })?.labels).toMatchObject({ note: 'theirs', hue: 'fern' });
    expect(decideImport(planOne({ note: 'mine' }, { note: 'theirs' }), { note: 'mine' })).toBeNull();
  });

  it('can be both for tags, each once', () => {
    const change = planOne({ tags: ['Gold', 'Old'] }, { tags: ['gold', 'New'] });
    expect(change.conflicts).toEqual(['tags']);
    expect(decideImport(change, { tags: 'both' })?.labels.tags).toEqual(['Gold', 'Old', 'New']);
    expect(decideImport(change, { tags: 'theirs' })?.labels.tags).toEqual(['gold', 'New']);
    expect(decideImport(change, {})).toBeNull();
  });

  it('cannot be both where those are more than are kept', () => {
    const many = (word: string) => Array.from({ length: 7 }, (_, at) => `${word}${at}`);
    expect(bothTags(planOne({ tags: many('a') }, { tags: many('b') }))).toBeNull();
  });

  it('takes no code from another client here', () => {
    const sets = { [baker.id]: set({ code: 'Q7' }) };
    const { changes } = planImport(clients, sets, [row(acme, { code: 'Q7', note: 'new' })]);
    expect(changes).toMatchObject([{ adds: ['note'], codeOwner: { id: baker.id } }]);
    expect(changes[0] && decideImport(changes[0], { code: 'theirs' })?.labels.code).toBeNull();
  });

  it('names clients that are not here, and drops none silently', () => {
    const gone = row({ id: 'constructor', name: 'Gone Ltd' }, { note: 'x' });
    expect(planImport(clients, {}, [gone, row(clover, { note: 'y' })])).toMatchObject({
      unknown: [gone],
      changes: [{ client: { id: clover.id } }],
    });
  });
});
