import type { MiddlewareHandler } from 'hono';
import type { Env } from './context.ts';

/** One request: path with its query, never headers or bodies; `status` is 0 while there is no answer, and if none came. */
export interface RequestRecord {
  method: string;
  path: string;
  status: number;
  hasOrigin: boolean;
}

/** What was asked of this server, in order of arrival. */
export class RequestLog {
  #records: RequestRecord[] = [];

  all(): RequestRecord[] {
    return structuredClone(this.#records);
  }

  clear(): void {
    this.#records = [];
  }

  readonly middleware: MiddlewareHandler<Env> = async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    const record: RequestRecord = {
      method: c.req.method,
      path: pathname + search,
      status: 0,
      hasOrigin: c.req.header('origin') !== undefined,
    };
    this.#records.push(record);
    await next();
    if (!c.env.incoming.socket.destroyed) record.status = c.res.status;
  };
}
