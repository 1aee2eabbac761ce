import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HUES } from '../../../utils/domain/identity.ts';
import { type LabelSet, NO_LABELS, tidyLabels } from '../../../utils/domain/labels.ts';
import { LARGEST_FILE, readLabelsFile, writeLabelsFile } from '../../../utils/domain/labelsFile.ts';
import { guid } from '../../component/shared/fixtures.ts';

const row = {
  id: guid(1),
  name: 'Acme',
  pinned: true,
  tags: ['Gold'],
  note: 'Ask Ana',
  colour: 'fern',
  code: 'Q7',
};
const fileOf = (clients: unknown[], more: object = {}) =>
  JSON.stringify({ format: 'switchboard-labels', version: 1, clients, ...more });
const labels: LabelSet = { favourite: true, tags: ['Gold'], note: 'Ask Ana', hue: 'fern', code: 'Q7' };

describe('a file of labels', () => {
  it('is read as it is documented', () => {
    expect(readLabelsFile(fileOf([row]))).toEqual({ rows: [{ id: guid(1), name: 'Acme', labels }] });
  });

  it('gives back whatever was written', () => {
    const anyLabels = fc
      .record({
        favourite: fc.boolean(),
        tags: fc.array(fc.string({ maxLength: 24 }), { maxLength: 5 }),
        note: fc.string({ maxLength: 200 }),
        hue: fc.option(fc.constantFrom(...HUES)),
      })
      .map((some) => tidyLabels({ ...NO_LABELS, ...some }))
      .filter((tidied) => tidied !== null);
    fc.assert(
      fc.property(fc.array(anyLabels, { maxLength: 10 }), (all) => {
        const rows = all.map((each, at) => ({ id: guid(at), name: `Client ${at}`, labels: each }));
        expect(readLabelsFile(writeLabelsFile(rows))).toEqual({ rows });
      }),
    );
  });

  it('tidies what was typed by hand', () => {
    const read = readLabelsFile(fileOf([{ ...row, tags: [' Gold ', 'gold', '#Silver'], code: 'q7' }]));
    expect(read).toMatchObject({ rows: [{ labels: { tags: ['Gold', 'Silver'], code: 'Q7' } }] });
  });

  it.each([
    ['nothing', '', 'notJson'],
    ['no JSON', 'tags: gold', 'notJson'],
    ['half a file', fileOf([row]).slice(0, -5), 'notJson'],
    ['JSON of something else', '{"clients":[]}', 'otherFormat'],
    ['a list', '[]', 'otherFormat'],
    ['null', 'null', 'otherFormat'],
    ['a later version', fileOf([row], { version: 2, more: true }), 'otherVersion'],
    ['a field that is not known', fileOf([{ ...row, password: 'x' }]), 'malformed'],
    [
      'a key of the language',
      fileOf([]).replace('[]', `[{"__proto__":{"pinned":true},${JSON.stringify(row).slice(1)}]`),
      'malformed',
    ],
    ['a key of the language at the top', fileOf([row]).replace('{', '{"__proto__":{},'), 'malformed'],
    ['a client named like one', fileOf([{ ...row, id: '__proto__' }]), 'malformed'],
    ['a colour there is not', fileOf([{ ...row, colour: 'red' }]), 'malformed'],
    ['a missing field', fileOf([{ ...row, note: undefined }]), 'malformed'],
    ['a note without end', fileOf([{ ...row, note: 'x'.repeat(2_001) }]), 'malformed'],
    ['too many tags', fileOf([{ ...row, tags: Array.from({ length: 13 }, (_, i) => `t${i}`) }]), 'malformed'],
    ['a client twice', fileOf([row, { ...row, code: null }]), 'clientTwice'],
    ['a code twice', fileOf([row, { ...row, id: guid(2), code: 'q7' }]), 'codeTwice'],
    ['more than any file of ours', ' '.repeat(LARGEST_FILE + 1), 'tooLarge'],
  ])('is refused whole when it is %s', (_, text, trouble) => {
    expect(readLabelsFile(text)).toEqual({ trouble });
    expect({}).not.toHaveProperty('pinned');
  });
});
