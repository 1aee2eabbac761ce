import type { Context } from 'hono';
import { ContinuationError, type EventLog } from '../audit/eventLog.ts';
import type { LogRow } from '../audit/logRow.ts';
import type { Env, ServerContext } from '../context.ts';
import { errorBody } from '../errors.ts';
import { list, wireDate } from './wire.ts';

const DAY = 86_400_000;
const LONGEST_RANGE = 367 * DAY;
const DEFAULT_DAYS = 30;
const ENDLESS_TOKEN = 'again';

/** Section 5.1: every member is written, the unset ones as null; there is no id. */
function eventResponse(row: LogRow) {
  return {
    object: 'event',
    type: row.type,
    userId: row.userId ?? null,
    organizationId: row.organizationId ?? null,
    providerId: row.providerId ?? null,
    cipherId: row.cipherId ?? null,
    collectionId: row.collectionId ?? null,
    groupId: row.groupId ?? null,
    policyId: row.policyId ?? null,
    organizationUserId: row.organizationUserId ?? null,
    providerUserId: row.providerUserId ?? null,
    providerOrganizationId: row.providerOrganizationId ?? null,
    actingUserId: row.actingUserId ?? null,
    installationId: null,
    date: wireDate(row.at),
    deviceType: row.deviceType ?? null,
    ipAddress: row.ipAddress ?? null,
    systemUser: null,
    domainName: null,
    secretId: null,
    projectId: null,
    serviceAccountId: null,
    grantedServiceAccountId: null,
    sendId: null,
  };
}

/** The span asked for; the last thirty days when either end is missing; ends the wrong way round are swapped. */
function range(
  c: Context<Env>,
  { clock }: ServerContext,
): { start: number; end: number } | { invalid: string } {
  const [startText, endText] = [c.req.query('start'), c.req.query('end')];
  if (!startText || !endText) {
    const now = clock.now();
    const midnight = now - (now % DAY);
    return { start: midnight - DEFAULT_DAYS * DAY, end: midnight + DAY - 1 };
  }
  const [start, end] = [Date.parse(startText), Date.parse(endText)];
  if (Number.isNaN(start)) return { invalid: 'start' };
  if (Number.isNaN(end)) return { invalid: 'end' };
  return start <= end ? { start, end } : { start: end, end: start };
}

/** One page of a log, newest first (reference/provider-api.md section 5.1). */
export function eventPage(
  context: ServerContext,
  c: Context<Env>,
  log: EventLog,
  matches?: (row: LogRow) => boolean,
): Response {
  const span = range(c, context);
  if ('invalid' in span) {
    return c.json(
      errorBody('The model state is invalid.', { [span.invalid]: ['The value is not valid.'] }),
      400,
    );
  }
  if (span.end - span.start > LONGEST_RANGE) return c.json(errorBody('Range too large.'), 400);
  const endless = context.faults.has('endless-continuation', c.req.path);
  const token = endless ? null : c.req.query('continuationToken') || null;
  try {
    const page = log.page(span.start, span.end, token, matches);
    return c.json(list(page.rows.map(eventResponse), endless ? ENDLESS_TOKEN : page.continuationToken));
  } catch (error) {
    if (!(error instanceof ContinuationError)) throw error;
    return c.json(errorBody('The continuation token is not valid.'), 400);
  }
}
