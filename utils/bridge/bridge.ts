import { type Call, call } from './call.ts';
import { onChanged } from './changed.ts';
import { readHead, readLeft, readList } from './paint.ts';
import { requestHosts, requestVault } from './requestHosts.ts';
import { surroundings } from './surroundings.ts';

/** All a page knows of the world outside of it; tests give their own. */
export interface Bridge {
  call: Call;
  readHead: typeof readHead;
  readLeft: typeof readLeft;
  readList: typeof readList;
  onChanged: typeof onChanged;
  requestHosts: typeof requestHosts;
  requestVault: typeof requestVault;
  surroundings: typeof surroundings;
}

export const bridge: Bridge = {
  call,
  readHead,
  readLeft,
  readList,
  onChanged,
  requestHosts,
  requestVault,
  surroundings,
};
