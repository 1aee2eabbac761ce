import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { snappyCompress } from 'hysnappy';
import { describe, expect, it } from 'vitest';
import { scanProfile } from '../../e2e/harness/profileScan.ts';
import { testFolder } from './folder.ts';
import { batch, log, table } from './levelDbFiles.ts';

const CANARY = 'canary-7c1e-in-the-mine';
const folder = testFolder();
const scan = () => scanProfile(folder.root, [{ name: 'canary', value: CANARY }]);
/** Where it was found, without how. */
const places = async () => [...new Set((await scan()).hits.map(({ where }) => where))];

/** Long and repeated, so that compressing really hides it. */
const text = `${CANARY.slice(0, 9)}${'x'.repeat(50)}${CANARY.slice(0, 9)} ${CANARY} `.repeat(4);
const stored = Buffer.from(`{"name":"${text}"}`);
const squeezed = Buffer.from(snappyCompress(stored));
const chromiumValue = (bytes: Uint8Array) => Buffer.concat([Buffer.from([5, 0xff, 0x11, 2]), bytes]);
/** A snappy block that is nothing but one literal, cut so that the canary is in two. */
function inTwoLiterals(bytes: Buffer, at: number): Buffer {
  const literal = (part: Buffer) => Buffer.concat([Buffer.from([60 << 2, part.length - 1]), part]);
  return Buffer.concat([
    Buffer.of(bytes.length),
    literal(bytes.subarray(0, at)),
    literal(bytes.subarray(at)),
  ]);
}
const cut = inTwoLiterals(Buffer.from(`name: ${CANARY}.`), 12);

it('has canaries that no plain search would find', () => {
  expect(cut.includes(CANARY)).toBe(false);
});

describe('files as they are', () => {
  it('are searched in every folder, with their names', async () => {
    folder.write('Default/Cache/f_0001', `..${CANARY}..`);
    folder.write(`storage/${CANARY}.json`, '{}');
    const { hits, files } = await scan();
    expect(hits.map(({ where, offset }) => [where, offset])).toEqual(
      expect.arrayContaining([
        [path.join('Default', 'Cache', 'f_0001'), 2],
        [`the name of ${path.join('storage', `${CANARY}.json`)}`, 8],
      ]),
    );
    expect(files).toBe(2);
  });

  it('need not all be files: locks point nowhere', async () => {
    folder.write('prefs.js', CANARY);
    symlinkSync('127.0.1.1:+4711', path.join(folder.root, 'lock'));
    expect(await places()).toEqual(['prefs.js']);
  });

  it('hold nothing where nothing is', async () => {
    folder.write('prefs.js', CANARY.toUpperCase());
    expect(await scan()).toMatchObject({
      hits: [],
      files: 1,
      bytes: CANARY.length,
      opened: {},
      unopened: [],
    });
  });
});

describe('LevelDB', () => {
  const pairs: [string, Buffer][] = [
    ['key-1', Buffer.from('nothing')],
    ['key-2', Buffer.from(`name: ${CANARY}.`)],
  ];

  it.each([true, false])('tables are opened block by block, compressed: %s', async (compressed) => {
    folder.write('000005.ldb', table([[['aaa', Buffer.from('first')]], pairs], compressed));
    expect(await places()).toContain('000005.ldb > block');
    expect((await scan()).opened).toEqual({ 'LevelDB table': 1 });
  });

  it('keys are put together again from what they share', async () => {
    const half = CANARY.slice(0, 12);
    const keys: [string, Buffer][] = [
      [half, Buffer.from('1')],
      [CANARY, Buffer.from('2')],
      ['the last is in the index', Buffer.from('3')],
    ];
    folder.write('000007.ldb', table([keys], true));
    expect(await places()).toEqual(['000007.ldb > keys']);
  });

  it('values that Chromium compressed on top are opened too', async () => {
    const value: [string, Buffer][] = [['key', chromiumValue(cut)]];
    folder.write('000009.ldb', table([value], true));
    folder.write('000011.log', log([batch([['other', Buffer.from('1')], ...value])]));
    expect(await places()).toEqual(
      expect.arrayContaining(['000009.ldb > value > snappy', '000011.log > value > snappy']),
    );
  });

  it('records of a log are joined over the ends of its blocks', async () => {
    const filler = batch([['filler', Buffer.alloc(32_703)]]);
    const bytes = log([filler, batch([['key', Buffer.from(CANARY)]]), Buffer.from('last')]);
    expect(bytes.includes(CANARY)).toBe(false);
    folder.write('000003.log', bytes);
    expect(await places()).toEqual(['000003.log > record']);
  });

  it('a record that was not written to its end is taken as far as it goes', async () => {
    const bytes = log([batch([['key', Buffer.concat([Buffer.from(CANARY), Buffer.alloc(50_000)])]])]);
    folder.write('000003.log', bytes.subarray(0, 40_000));
    const { unopened } = await scan();
    expect(unopened).toEqual([]);
    expect(await places()).toContain('000003.log > record');
  });

  it('a table that was not written to its end is named', async () => {
    const bytes = table([pairs], true);
    folder.write('000005.ldb', bytes.subarray(0, bytes.length - 20));
    expect((await scan()).unopened).toEqual([
      '000005.ldb: LevelDB table: The table was not written to its end.',
    ]);
  });
});

describe('SQLite', () => {
  function database(name: string): DatabaseSync {
    const made = new DatabaseSync(path.join(folder.root, name));
    made.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA secure_delete = ON');
    made.exec('CREATE TABLE object_data (key BLOB, data BLOB, note TEXT)');
    return made;
  }
  const insert = (made: DatabaseSync, data: Uint8Array, note = '') =>
    made.prepare('INSERT INTO object_data VALUES (?, ?, ?)').run(Buffer.from('0k'), data, note);

  it('values are opened, and texts longer than a page are read whole', async () => {
    const made = database('idb.sqlite');
    insert(made, squeezed);
    insert(made, cut);
    insert(made, Buffer.of(), `${'y'.repeat(4_000)}${CANARY}${'z'.repeat(4_000)}`);
    made.close();
    expect(await places()).toEqual(
      expect.arrayContaining(['idb.sqlite > database > table object_data > snappy']),
    );
    expect(await places()).toContain('idb.sqlite > database > table object_data');
  });

  it('what only the log holds is found while the database is open, and the profile stays as it was', async () => {
    const made = database('idb.sqlite');
    insert(made, cut);
    const files = ['idb.sqlite', 'idb.sqlite-wal'].map((name) => path.join(folder.root, name));
    const before = files.map((file) => readFileSync(file));
    expect((await places()).filter((where) => where.endsWith('snappy'))).toEqual([
      'idb.sqlite > database after transaction 2 > table object_data > snappy',
    ]);
    expect(files.map((file) => readFileSync(file))).toEqual(before);
    made.close();
  });

  it('what a later transaction removed is found in the log', async () => {
    const made = database('idb.sqlite');
    insert(made, cut);
    made.exec('DELETE FROM object_data');
    insert(made, Buffer.from('harmless'));
    expect(await places()).toContain(
      'idb.sqlite > database after transaction 2 > table object_data > snappy',
    );
    expect(await places()).not.toContain(
      'idb.sqlite > database after transaction 4 > table object_data > snappy',
    );
    made.close();
  });

  it('one that is broken is named, and searched as it lies there', async () => {
    const bytes = Buffer.concat([
      Buffer.from('SQLite format 3\0'),
      Buffer.alloc(2_000, 7),
      Buffer.from(CANARY),
    ]);
    folder.write('broken.sqlite', bytes);
    const { hits, unopened } = await scan();
    expect(hits.map(({ where }) => where)).toEqual(['broken.sqlite']);
    expect(unopened).toHaveLength(1);
  });
});

describe('what is compressed', () => {
  /** As Firefox wrote it: an LZ4 block of `search.json.mozlz4`. */
  const search = Buffer.from(readFileSync(new URL('search.json.mozlz4', import.meta.url)));

  it('mozLz4 is opened, as Firefox wrote it', async () => {
    folder.write('search.json.mozlz4', search);
    const value = '"_name":"Perplexity","_isConfigEngine":true';
    expect(search.includes(value)).toBe(false);
    const { hits, opened } = await scanProfile(folder.root, [{ name: 'engine', value }]);
    expect(hits.map(({ where }) => where)).toContain('search.json.mozlz4 > lz4');
    expect(opened).toEqual({ mozLz4: 1 });
  });

  it('mozLz4 that says an absurd length is named', async () => {
    const absurd = Buffer.from(search);
    absurd.writeUInt32LE(0xffffffff, 8);
    folder.write('recovery.jsonlz4', absurd);
    expect((await scan()).unopened).toEqual(['recovery.jsonlz4: mozLz4: The length is absurd.']);
  });

  it('frames of snappy are joined', async () => {
    const chunk = (type: number, bytes: Buffer) => {
      const head = Buffer.from([type, 0, 0, 0, 0, 0, 0, 0]);
      head.writeUIntLE(bytes.length + 4, 1, 3);
      return Buffer.concat([head, bytes]);
    };
    const start = Buffer.from('\xff\x06\0\0sNaPpY', 'latin1');
    const halves = [Buffer.from(CANARY.slice(0, 10)), Buffer.from(CANARY.slice(10))] as const;
    const bytes = Buffer.concat([
      start,
      chunk(0, Buffer.from(snappyCompress(halves[0]))),
      chunk(1, halves[1]),
    ]);
    folder.write('idb/1.files/1', bytes);
    expect(await places()).toEqual([`${path.join('idb', '1.files', '1')} > snappy frames`]);
  });

  it('a file that Chromium keeps for a large value is opened', async () => {
    folder.write('1.indexeddb.blob/2/00/2', chromiumValue(cut).subarray(1));
    expect(await places()).toEqual([`${path.join('1.indexeddb.blob', '2', '00', '2')} > snappy`]);
  });

  it('gzip is opened wherever it begins, also when it was cut off', async () => {
    const whole = gzipSync(Buffer.concat([Buffer.from(CANARY), Buffer.alloc(200_000, 'noise ')]));
    folder.write('Cache_Data/0_0', Buffer.concat([Buffer.from('HTTP/1.1 200'), whole]));
    folder.write('Cache_Data/1_0', whole.subarray(0, whole.length - 100));
    const found = await places();
    expect(found).toContain(`${path.join('Cache_Data', '0_0')} > gzip at 12`);
    expect(found).toContain(`${path.join('Cache_Data', '1_0')} > gzip at 0`);
    expect((await scan()).unopened).toEqual([]);
  });

  it('one in another in another is opened', async () => {
    const value = chromiumValue(Buffer.from(snappyCompress(gzipSync(Buffer.from(CANARY)))));
    folder.write('000005.ldb', table([[['key', value]]], true));
    expect(await places()).toEqual(['000005.ldb > value > snappy > gzip at 0']);
  });
});
