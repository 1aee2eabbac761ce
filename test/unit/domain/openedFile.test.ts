import { describe, expect, it } from 'vitest';
import type { LinkId } from '../../../utils/domain/ids.ts';
import { openedFile } from '../../../utils/domain/openedFile.ts';

const last = Date.UTC(2026, 10, 25, 13, 41);
const vault = (linkId: string, client: string | null) => ({
  linkId: linkId as LinkId,
  client,
  times: 2,
  last,
});

describe('The file of opened vaults', () => {
  it('says of whom and how far back, then a row for each client', () => {
    const opened = { vaults: [vault('a1', 'Fabrikam, Ltd'), vault('b2', null)], from: 0, isComplete: true };
    expect(openedFile('Ada', 'All of it.', opened)).toBe(
      'Ada,All of it.\r\n' +
        'client,linkId,times,last\r\n' +
        '"Fabrikam, Ltd",a1,2,2026-11-25T13:41:00.000Z\r\n' +
        ',b2,2,2026-11-25T13:41:00.000Z\r\n',
    );
  });

  it('leaves no formula in a name of a person or a client', () => {
    const opened = { vaults: [vault('a1', '＠SUM(1)')], from: 0, isComplete: true };
    const text = openedFile('=HYPERLINK("x")', 'All of it.', opened);
    expect(text).toContain(`"'=HYPERLINK(""x"")",All of it.`);
    expect(text).toContain(`"'＠SUM(1)",a1`);
  });
});
