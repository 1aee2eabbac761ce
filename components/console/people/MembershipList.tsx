import { Download } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import type { DirectMember } from '../../../utils/domain/directMembers.ts';
import { directMembersFile } from '../../../utils/domain/directMembersFile.ts';
import type { MemberRole, MemberStatus } from '../../../utils/domain/memberships.ts';
import type { Person } from '../../../utils/domain/people.ts';
import { formatNumber, type MessageKey, t, tCount } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { saveFile } from '../events/saveFile.ts';

/** Of more clients it is not looked up by itself: each is a request. */
const MOST_UNASKED = 100;
/** Named of those that were not read. */
const MOST_NAMED = 5;

const ROLES = {
  owner: 'member_role_owner',
  admin: 'member_role_admin',
  user: 'member_role_user',
  custom: 'member_role_custom',
} as const satisfies Record<MemberRole, MessageKey>;

const STATUSES = {
  revoked: 'member_status_revoked',
  invited: 'member_status_invited',
  accepted: 'member_status_accepted',
  confirmed: 'member_status_confirmed',
  staged: 'member_status_staged',
} as const satisfies Record<MemberStatus, MessageKey>;

const wordsOf = ({ role, status }: DirectMember): string =>
  [role && t(ROLES[role]), status && t(STATUSES[status])].filter(Boolean).join(', ');

/** The clients that those who go belong to themselves, where they stay, and how far that was looked up. */
export function MembershipList({ app, people }: { app: ConsoleApp; people: readonly Person[] }) {
  const { directMembers: model, clients } = app;
  const look = () => void model.look(people.map(({ id }) => id));
  const isShort = clients.total.value <= MOST_UNASKED;
  useEffect(() => {
    if (isShort) look();
    return model.clear;
  }, [people]);

  const { found, read, total, notRead } = model.looked.value;
  const isRunning = model.isRunning.value;
  const nameOf = (id: string) =>
    clients.clients.value?.find((client) => client.id === id)?.name ?? id.slice(0, 8);
  const left = notRead.slice(0, MOST_NAMED).map(nameOf);
  const coverage = [
    t('membership_read', formatNumber(read), formatNumber(total)),
    notRead.length > 0 && tCount('membership_not_read', notRead.length, left.join(', ')),
  ]
    .filter(Boolean)
    .join(' ');
  const isBegun = isRunning || read + notRead.length > 0;
  return (
    <section class="opened" aria-label={t('membership_title')}>
      <p class="strong">{t('membership_title')}</p>
      {isBegun ? (
        <p class="small text-2" role="status">
          {isRunning ? `${coverage} ${t('membership_running')}` : coverage}
        </p>
      ) : (
        <p class="small text-2">{tCount('membership_long', clients.total.value)}</p>
      )}
      {model.failure.value && <FailureNotice failure={model.failure.value} onRetry={look} />}
      {!isBegun && !isShort && (
        <Button size="s" onClick={look}>
          {t('membership_look')}
        </Button>
      )}
      {people.map((person) => {
        const name = person.name ?? person.email;
        const rows = found
          .filter(({ id }) => id === person.id)
          .map((member) => [nameOf(member.clientId), member] as const);
        if (rows.length === 0)
          return (
            !isRunning &&
            read > 0 && (
              <p key={person.id} class="small">
                {t('membership_none', name)}
              </p>
            )
          );
        return (
          <div key={person.id} class="opened">
            <p>{tCount('membership_count', rows.length, name)}</p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrows */}
            <ul class="sure-list" aria-label={t('membership_of', name)} tabIndex={0}>
              {rows.map(([client, member]) => (
                <li key={member.clientId}>
                  <bdi class="cut">{client}</bdi>
                  <span class="small text-2">{wordsOf(member)}</span>
                </li>
              ))}
            </ul>
            <Button
              size="s"
              icon={Download}
              onClick={() =>
                saveFile('direct-memberships.csv', 'text/csv', [
                  new Blob([directMembersFile(name, coverage, rows)]),
                ])
              }
            >
              {t('membership_save')}
            </Button>
          </div>
        );
      })}
    </section>
  );
}
