import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { type ParsedAddress, parseAddresses } from '../../../utils/domain/parseAddresses.ts';
import type { Provider, ProviderRole } from '../../../utils/domain/providers.ts';
import { t, tCount } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Named } from '../../shared/Named.tsx';
import { Dialog } from '../Dialog.tsx';
import { AddressList } from './AddressList.tsx';
import { RoleChoice } from './RoleChoice.tsx';

/** So many of what somebody typed into a job. */
const MOST = 500;

/** How many are left out for what. */
function Rejected({ addresses }: { addresses: readonly ParsedAddress[] }) {
  const count = (problem: ParsedAddress['problem']) =>
    addresses.filter((address) => address.problem === problem).length;
  const [invalid, duplicate, existing] = [count('invalid'), count('duplicate'), count('existing')];
  const parts = [
    invalid > 0 && tCount('invite_invalid', invalid),
    duplicate > 0 && tCount('invite_duplicate', duplicate),
    existing > 0 && tCount('invite_existing', existing),
  ].filter((part) => part !== false);
  return <>{parts.length > 0 && ` ${parts.join(' ')}`}</>;
}

/** Any mess of addresses, sorted out before anything is sent. */
export function InviteDialog({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const { team, people } = app;
  const field = useId();
  const role = useSignal<ProviderRole>('serviceUser');
  /** Of those that have one of their own. */
  const roles = useSignal<ReadonlyMap<string, ProviderRole>>(new Map());
  const there = new Set((people.people.value ?? []).map(({ email }) => email.toLowerCase()));
  const addresses = parseAddresses(team.draft.value, there);
  const good = addresses.filter(({ problem }) => problem === null);
  const isTooMany = good.length > MOST;
  const nothing = good.length === 0 ? t('invite_nobody') : isTooMany ? t('invite_too_many', MOST) : undefined;
  const invite = () =>
    void team.invite(good.map(({ email }) => ({ email, role: roles.value.get(email) ?? role.value })));
  return (
    <Dialog
      title={<Named message="invite_title" name={provider.name} />}
      onClose={team.close}
      summary={addresses.length > 0 && tCount('invite_summary', addresses.length, String(good.length))}
      actions={
        <>
          <Button onClick={team.close}>{t('dialog_cancel')}</Button>
          <Button kind="primary" busy={team.busy.value} notAllowed={nothing} onClick={invite}>
            {good.length > 0 ? tCount('invite_do', good.length) : t('invite_do_none')}
          </Button>
        </>
      }
    >
      {team.failure.value && <FailureNotice failure={team.failure.value} />}
      <div class="field">
        <label for={field}>{t('invite_addresses')}</label>
        <textarea
          id={field}
          name="addresses"
          class="textarea"
          rows={4}
          value={team.draft.value}
          autoComplete="off"
          spellcheck={false}
          aria-describedby={`${field}-said`}
          onInput={(event) => {
            team.draft.value = event.currentTarget.value;
          }}
        />
        <p class="hint" id={`${field}-said`}>
          <span>
            {t('invite_hint')}
            <Rejected addresses={addresses} />
          </span>
        </p>
      </div>
      <RoleChoice
        legend={t('invite_role')}
        value={role.value}
        onChoose={(chosen) => {
          role.value = chosen;
        }}
      />
      {addresses.length > 0 && (
        <AddressList
          addresses={addresses}
          roleOf={(email) => roles.value.get(email) ?? role.value}
          onRole={(email, chosen) => {
            roles.value = new Map([...roles.value, [email, chosen]]);
          }}
        />
      )}
    </Dialog>
  );
}
