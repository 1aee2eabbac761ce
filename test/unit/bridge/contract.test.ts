import { describe, expect, it } from 'vitest';
import { CONTRACT, type Operation } from '../../../utils/bridge/contract.ts';
import { PERMISSIONS } from '../../../utils/domain/permissions.ts';

describe('the contract', () => {
  const operations = Object.entries(CONTRACT) as [string, Operation][];

  it.each(operations)('%s says who may ask, what it needs, its scope and its trace', (_, operation) => {
    expect(operation.from.length).toBeGreaterThan(0);
    if (operation.needs !== null) expect(Object.hasOwn(PERMISSIONS, operation.needs)).toBe(true);
    // what needs a right inside a client must say which client, by its page, or leave out where it is not
    const rule = operation.needs === null ? null : PERMISSIONS[operation.needs];
    if (operation.alsoNeeds) expect(['view', 'fanOut']).toContain(operation.scope);
    if (rule && 'client' in rule) expect(operation.scope).not.toBe('none');
    if (operation.scope === 'view' || operation.needs !== null) expect(operation.session).toBeUndefined();
  });

  it('leaves a trace in one place only', () => {
    expect(
      operations.filter(([, operation]) => operation.effect === 'leavesTrace').map(([name]) => name),
    ).toEqual(['client.openVault']);
  });
});
