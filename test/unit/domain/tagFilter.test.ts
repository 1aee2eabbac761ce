import { describe, expect, it } from 'vitest';
import { hasTags, splitTags } from '../../../utils/domain/tagFilter.ts';
import { clientOf } from '../../component/shared/fixtures.ts';

const gold = clientOf(1, 'Acme', { tags: ['Gold', 'Côte d’Or', 'On site'] });
const plain = clientOf(2, 'Baker');
const finds = (query: string, client = gold) => hasTags(client, splitTags(query).tags);

describe('tags in a query', () => {
  it('are words after a #, wherever they stand; the rest is looked for', () => {
    expect(splitTags(' acme #Gold  leg #on ')).toEqual({ tags: ['gold', 'on'], words: 'acme leg' });
    expect(splitTags('a#b')).toEqual({ tags: [], words: 'a#b' });
    expect(splitTags('')).toEqual({ tags: [], words: '' });
  });

  it.each(['#gold', '#g #o', '#onsite', '#cote', '#', 'acme'])('%s finds a client that has each', (query) => {
    expect(finds(query)).toBe(true);
  });

  it.each(['#old', '#gold #silver', '#goldx'])('%s finds none that lacks one', (query) => {
    expect(finds(query)).toBe(false);
  });

  it('find no client without tags', () => {
    expect(finds('#', plain)).toBe(false);
  });
});
