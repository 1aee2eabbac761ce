import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  INVOICE_STATUSES,
  RESOLUTIONS,
  SUBSCRIPTION_STATUSES,
  TAX_PROBLEMS,
} from '../../../utils/domain/billing.ts';
import { LIFE_REASONS } from '../../../utils/domain/clientLife.ts';
import { EVENT_GROUPS } from '../../../utils/domain/eventGroups.ts';
import { FAILURE_KINDS } from '../../../utils/domain/failures.ts';
import { ITEM_REASONS } from '../../../utils/domain/jobs.ts';
import { NEW_CLIENT_PROBLEMS } from '../../../utils/domain/newClient.ts';
import { PERSON_DENIALS } from '../../../utils/domain/peopleRules.ts';
import { DENIAL_REASONS, PERMISSION_AREAS, PERMISSIONS } from '../../../utils/domain/permissions.ts';
import { DETAILS_PROBLEMS } from '../../../utils/domain/providerDetails.ts';
import { TYPED_PROBLEMS } from '../../../utils/domain/typedClient.ts';
import { ROOT, readSource, sourceFiles } from '../sourceFiles.ts';

const messages: Record<string, { message: string }> = JSON.parse(
  readFileSync(join(ROOT, 'public/_locales/en/messages.json'), 'utf8'),
);
const keys = Object.keys(messages);

/** Families whose members are picked at run time. */
const FAMILIES =
  /^(?:event_\d+(?:_bare)?|event_unknown|event_group_\w+|severity_(?:recovery|[a-z]+[A-Z]\w+)|team_change_\w+|failure_\w+|reason_\w+|right_\w+|area_\w+|job_reason_\w+|person_denial_\w+|provider_problem_\w+|policy_(?:\d+|unknown)|life_reason_\w+|client_problem_\w+|client_plan_\w+|typed_problem_\w+|bill_(?:status|invoice|suspended|tax)_\w+|bill_(?:monthly|annual))$/;
/** Read by the manifest. */
const IN_MANIFEST = [
  'name',
  'name_demo',
  'description',
  'command_back',
  'command_last_client',
  'command_lock_now',
];

const sources = ['utils', 'components', 'entrypoints'].flatMap(sourceFiles).map(readSource).join('\n');

describe('the message catalogue', () => {
  it.each(FAILURE_KINDS)('has a sentence and a next step for the failure %s', (kind) => {
    expect(messages[`failure_${kind}`]?.message).toMatch(/\.$/);
    expect(messages[`failure_${kind}_next`]?.message).toMatch(/\.$/);
  });

  it.each(DENIAL_REASONS)('has a sentence for the reason %s', (reason) => {
    expect(messages[`reason_${reason}`]?.message).toMatch(/\.$/);
  });

  it.each([
    ['job_reason', ITEM_REASONS],
    ['person_denial', PERSON_DENIALS],
    ['provider_problem', DETAILS_PROBLEMS],
    ['life_reason', LIFE_REASONS],
    ['client_problem', NEW_CLIENT_PROBLEMS],
    ['bill_suspended', RESOLUTIONS],
    ['bill_tax', TAX_PROBLEMS],
    ['typed_problem', TYPED_PROBLEMS],
  ])('has a sentence for each %s, and none beside them', (family, members) => {
    const named = keys.filter((key) => key.startsWith(`${family}_`));
    expect(named.sort()).toEqual(members.map((member) => `${family}_${member}`).sort());
    for (const key of named) expect(messages[key]?.message).toMatch(/\.$/);
  });

  it.each([
    ['bill_status', SUBSCRIPTION_STATUSES],
    ['bill_invoice', INVOICE_STATUSES],
  ])('has words for each %s, and none beside them', (family, members) => {
    const named = keys.filter((key) => key.startsWith(`${family}_`));
    expect(named.sort()).toEqual(members.map((member) => `${family}_${member}`).sort());
  });

  it('names every right and every area of rights, and none beside them', () => {
    const rights = Object.keys(PERMISSIONS).map((right) => `right_${right.replaceAll('.', '_')}`);
    const areas = Object.keys(PERMISSION_AREAS).map((area) => `area_${area}`);
    const named = keys.filter((key) => /^(?:right|area)_/.test(key) && !key.endsWith('_note'));
    expect(named.sort()).toEqual([...rights, ...areas].sort());
    const notes = keys.filter((key) => /^right_.*_note$/.test(key));
    expect(notes.filter((key) => !rights.includes(key.replace(/_note$/, '')))).toEqual([]);
    for (const key of notes) expect(messages[key]?.message).toMatch(/\.$/);
  });

  it.each(EVENT_GROUPS)('names the group of events %s', (group) => {
    expect(messages[`event_group_${group}`]?.message).toMatch(/^[A-Z]/);
  });

  it('keeps no message that nothing shows', () => {
    const quoted = new Set(Array.from(sources.matchAll(/['"](\w+)(?=['"])/g), ([, word]) => word));
    const isNamed = (key: string) => quoted.has(key);
    const unused = keys
      .filter((key) => !FAMILIES.test(key) && !IN_MANIFEST.includes(key))
      .filter((key) => !isNamed(key) && !isNamed(key.replace(/_(?:one|other)$/, '')));
    expect(unused).toEqual([]);
  });

  it('has both English plural forms wherever it has one', () => {
    const lonely = keys.filter((key) => /_one$/.test(key) && !messages[key.replace(/_one$/, '_other')]);
    const other = keys.filter((key) => /_other$/.test(key) && !messages[key.replace(/_other$/, '_one')]);
    expect([...lonely, ...other]).toEqual(['signin_region_other']);
  });

  it('shouts at nobody, begs nobody and hides the technique', () => {
    const wrong = keys.filter((key) =>
      /!|\bplease\b|\boops\b|\btoken\b|\bcipher\b|\b40[0-9]\b|\b50[0-9]\b/i.test(
        messages[key]?.message ?? '',
      ),
    );
    expect(wrong).toEqual([]);
  });
});
