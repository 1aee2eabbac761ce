import type { Input } from '../../../utils/bridge/contract.ts';
import type { ClientId, ProviderUserId } from '../../../utils/domain/ids.ts';
import type { DenialReason } from '../../../utils/domain/permissions.ts';
import type { World } from '../../service/world.ts';
import type { Judged } from './judged.ts';

/** Whose provider and client a path is about, and people of that provider, new for each question. */
export interface Ids {
  provider: string;
  /** It keeps it. */
  providerName: string;
  client: string;
  /** The newest invoice, if there is one. */
  invoice: string;
  invited: ProviderUserId;
  accepted: ProviderUserId;
  /** A client with an owner of its own, and another one. */
  fresh: { id: ClientId; linkId: string };
  another: { id: ClientId; linkId: string };
  /** An organization the asker owns, and another one. */
  owned: ClientId;
  alsoOwned: ClientId;
}

/** What an input is made of. */
export interface Asker extends Ids {
  world: World;
}

type Refusal = 400 | 401 | 403 | 404;

type Made<T> = T | ((asker: Asker) => T | Promise<T>);

/** Opens this page of the web vault; the server is not asked. */
interface OpensWebVault {
  opens: (ids: Ids) => string;
}

/** What it does it does on this computer, with what was asked for before. */
interface AsksNobody<N extends Judged> {
  asks: 'nobody';
  input: Made<Input<N>>;
}

export interface AsksServer<N extends Judged> {
  input: Made<Input<N>>;
  /** What is sent for it; other requests beside it only name what this one answered. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: (ids: Ids) => string;
  /** Asked without the product, where it cannot be asked for the same twice. */
  directly?: (ids: Ids) => string;
  body?: (ids: Ids) => unknown;
  /** The answer to whoever may not (reference/provider-api.md section 9.3), for some reasons another one. */
  refusal: Refusal | ({ others: Refusal } & { [R in DenialReason]?: Refusal });
  /**
   * Reasons that are ours alone: the server would answer, but what it says could not be used, or Bitwarden's own portal
   * does not offer it either (`provider.enabled` and `organization.enabled` are no matter of its API).
   */
  ours: readonly DenialReason[];
}

export const refusalOf = ({ refusal }: AsksServer<Judged>, reason: DenialReason): Refusal =>
  typeof refusal === 'number' ? refusal : (refusal[reason] ?? refusal.others);

export type Row<N extends Judged = Judged> = OpensWebVault | AsksNobody<N> | AsksServer<N>;

export const asksServer = (row: Row): row is AsksServer<Judged> => 'path' in row;

/** A row for each operation that needs a right and whose name begins with one of these. */
export type RowsOf<Subject extends string> = {
  [N in Extract<Judged, `${Subject}.${string}`>]: Row<N>;
};

/** Of a log, in epoch milliseconds. */
export const RANGE = { start: 0, end: 1_000 };

export const newAddress = () => `${crypto.randomUUID()}@northwind.example`;
