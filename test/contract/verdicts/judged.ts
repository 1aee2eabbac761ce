import {
  CONTRACT,
  type Contract,
  type Operation,
  type OperationName,
} from '../../../utils/bridge/contract.ts';
import { isInClients } from '../../../utils/domain/permissions.ts';

/** Every operation that needs a right. */
export type Judged = {
  [N in OperationName]: Contract[N]['needs'] extends null ? never : N;
}[OperationName];

export const JUDGED = (Object.keys(CONTRACT) as OperationName[]).filter(
  (name): name is Judged => CONTRACT[name].needs !== null,
);

/** In several clients at once: where the right is missing nothing is asked, and the answer leaves the client out. */
export const isFanOut = (name: Judged): boolean =>
  (CONTRACT[name] as Operation).scope === 'fanOut' && isInClients(CONTRACT[name].needs);
export const isInClient = (name: Judged): boolean => CONTRACT[name].scope === 'view' || isFanOut(name);
