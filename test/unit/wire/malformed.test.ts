import { describe, expect, it } from 'vitest';
import { WireError } from '../../../utils/wire/wireError.ts';
import { ask, checkEndpoint } from '../../malformed/check.ts';
import { ENDPOINTS } from '../../malformed/endpoints.ts';
import { readSource, sourceFiles } from '../sourceFiles.ts';

/** A function that makes a request is named after its method. */
const BUILDER = /^export const ((?:get|post|put|delete)[A-Z]\w*)/gm;

const builders = sourceFiles('utils/wire').flatMap((path) =>
  [...readSource(path).matchAll(BUILDER)].map(([, name = '']) => name),
);

describe('every endpoint', () => {
  it('has a row, and every row an endpoint', () => {
    expect(Object.keys(ENDPOINTS).sort()).toEqual(builders.sort());
  });

  it.each(Object.entries(ENDPOINTS))('%s takes a well-formed answer', async (_, endpoint) => {
    const answer = await ask(endpoint, { status: 200, text: JSON.stringify(endpoint.sample) });
    expect(answer).not.toBeInstanceOf(WireError);
  });

  it.each(Object.entries(ENDPOINTS))(
    '%s makes of 200 malformed answers a whole value or a typed failure',
    (_, endpoint) => checkEndpoint(endpoint, 200),
  );
});
