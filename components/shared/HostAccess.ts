import { createContext } from 'preact';

export interface HostAccessValue {
  /** Asks the browser to let us talk to a host; straight from the click. */
  allow: (host: string) => void;
  /** The missing host is told at the top of the page, once for everything below. */
  isToldAbove: boolean;
}

/** For the failure `hostPermission`, wherever it is shown. */
export const HostAccess = createContext<HostAccessValue>({ allow: () => undefined, isToldAbove: false });
