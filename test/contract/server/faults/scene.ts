import type { RunningServer } from '../../../server/server.ts';
import type { Get } from '../asking.ts';

export const ADMIN = 'kim@northwind.example';

/** A Provider Admin at work. */
export interface Scene {
  server: RunningServer;
  get: Get;
  provider: string;
  /** The first client, which this admin reaches through the provider alone. */
  client: string;
}

/** What a fault does, as a client sees it. Throws where it does not. */
export type Seen = (scene: Scene) => Promise<void>;
