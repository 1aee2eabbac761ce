import type { World } from '../world.ts';
import type { SavedState } from './savedState.ts';

type Row = Record<string, unknown> & { id: string };
type Changes = Pick<SavedState, 'changed' | 'removed' | 'devices'>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && 'id' in value;

const SET = '$set';
const write = (row: Row): string =>
  JSON.stringify(row, (_, value) => (value instanceof Set ? { [SET]: [...value] } : value));
const revive = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && SET in value ? new Set(value[SET] as unknown[]) : value;

/** The lists of a world by name: all that holds rows with an id. Functions, which rows may have, are the seed's. */
const listsOf = (world: World): [string, Row[]][] =>
  Object.entries(world).flatMap(([name, list]): [string, Row[]][] =>
    Array.isArray(list) && list.every(isRow) ? [[name, list]] : [],
  );

/** What became of a seeded world since it was made. */
export class WorldChanges {
  readonly #world: World;
  readonly #seeded: Map<string, Map<string, string>>;

  /** To be made before anything changes. */
  constructor(world: World) {
    this.#world = world;
    this.#seeded = new Map(
      listsOf(world).map(([name, list]) => [name, new Map(list.map((row) => [row.id, write(row)]))]),
    );
  }

  save(): Changes {
    const changes: Changes = { changed: {}, removed: {}, devices: {} };
    for (const [name, list] of listsOf(this.#world)) {
      const seeded = this.#seeded.get(name) ?? new Map<string, string>();
      const texts = new Map(list.map((row) => [row.id, write(row)]));
      changes.changed[name] = [...texts].flatMap(([id, text]) =>
        seeded.get(id) === text ? [] : [JSON.parse(text)],
      );
      changes.removed[name] = [...seeded.keys()].filter((id) => !texts.has(id));
    }
    for (const account of this.#world.accounts) {
      const saved = this.#world.ownDevice(account).save();
      if (saved) changes.devices[account.id] = saved;
    }
    return changes;
  }

  restore({ changed, removed, devices }: Changes): void {
    for (const [name, list] of listsOf(this.#world)) {
      const gone = new Set(removed[name]);
      const kept = list.filter(({ id }) => !gone.has(id));
      const byId = new Map(kept.map((row) => [row.id, row]));
      for (const saved of changed[name] ?? []) {
        const row: unknown = JSON.parse(JSON.stringify(saved), revive);
        if (!isRow(row)) continue;
        const known = byId.get(row.id);
        if (known) Object.assign(known, row);
        else kept.push(row);
      }
      list.splice(0, list.length, ...kept);
    }
    for (const account of this.#world.accounts) {
      const saved = devices[account.id];
      if (saved) this.#world.ownDevice(account).restore(saved);
    }
  }
}
