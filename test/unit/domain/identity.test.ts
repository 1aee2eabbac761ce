import { describe, expect, it } from 'vitest';
import { BADGE_COLOURS, codesFor, HUES, hueOf, initials } from '../../../utils/domain/identity.ts';

describe('the identity of a client', () => {
  it('gives the same id the same hue', () => {
    expect(hueOf('0b3f9a52-0000-4000-8000-000000000001')).toBe(hueOf('0b3f9a52-0000-4000-8000-000000000001'));
  });

  it('spreads ids over all hues', () => {
    const seen = new Set(Array.from({ length: 500 }, (_, i) => hueOf(`client-${i}`)));
    expect([...seen].sort()).toEqual([...HUES].sort());
  });

  it('makes codes from initials and keeps them apart', () => {
    const codes = codesFor([
      { id: '1', name: 'Clover Dental' },
      { id: '2', name: 'Cloudreach Design' },
      { id: '3', name: 'Émile & Fils' },
      { id: '4', name: 'Ø' },
      { id: '5', name: '  ' },
    ]);
    expect(codes.get('1')).toBe('CD');
    expect(codes.get('2')).toMatch(/^C[^D]$/);
    expect(codes.get('3')).toBe('EF');
    expect(codes.get('4')).toBe('Ø');
    expect(codes.get('5')).toBe('??');
  });

  it('gives each of ten thousand clients a code of its own, of at most three signs', () => {
    const items = Array.from({ length: 10_000 }, (_, i) => ({
      id: String(i),
      name: `Client of ${i % 26} ${String.fromCharCode(65 + (i % 26))}`,
    }));
    const named = items.map(({ id, name }, i) => ({
      id,
      name: `${String.fromCharCode(65 + (i % 26))}${name}`,
    }));
    const codes = [...codesFor(named).values()];
    expect(new Set(codes).size).toBe(named.length);
    expect(Math.max(...codes.map((code) => code.length))).toBe(3);
  });

  it('has white letters readable on every badge colour', () => {
    const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const luminance = (hex: string) =>
      [1, 3, 5]
        .map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
        .reduce((sum, value, i) => sum + value * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0);
    for (const hue of HUES) expect(1.05 / (luminance(BADGE_COLOURS[hue]) + 0.05)).toBeGreaterThanOrEqual(4.5);
  });

  it('takes initials of people from names and addresses', () => {
    expect(initials('Kim Larsen')).toBe('KL');
    expect(initials('Tomás de la Ruiz')).toBe('TR');
    expect(initials('jo@northwind.example')).toBe('J');
    expect(initials('')).toBe('?');
  });
});
