import type { ParsedAddress } from '../../../utils/domain/parseAddresses.ts';
import type { ProviderRole } from '../../../utils/domain/providers.ts';
import { t } from '../../../utils/domain/text.ts';
import { Badge } from '../../shared/Badge.tsx';
import { SelectField } from '../SelectField.tsx';

const PROBLEMS = {
  invalid: ['invite_is_invalid', 'danger'],
  duplicate: ['invite_is_duplicate', 'warn'],
  existing: ['invite_is_existing', 'neutral'],
} as const;

/** Who is at the end of a long list is counted above all the same. */
const MOST_SHOWN = 200;

export interface AddressListProps {
  addresses: readonly ParsedAddress[];
  roleOf: (email: string) => ProviderRole;
  onRole: (email: string, role: ProviderRole) => void;
}

/** What was understood of a pasted text: who will be invited as what, and who will not and why. */
export function AddressList({ addresses, roleOf, onRole }: AddressListProps) {
  // what is wrong comes first
  const sorted = addresses.toSorted((a, b) => Number(b.problem !== null) - Number(a.problem !== null));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrows
    <ul class="address-list" aria-label={t('invite_understood')} tabIndex={0}>
      {sorted.slice(0, MOST_SHOWN).map(({ email, problem }, at) => (
        <li key={`${email}/${at}`}>
          <bdi class="cut grow">{email}</bdi>
          {problem === null ? (
            <SelectField
              label={t('invite_role_of', email)}
              value={roleOf(email)}
              choices={[
                ['serviceUser', t('role_service_user')],
                ['providerAdmin', t('role_provider_admin')],
              ]}
              onChoose={(role) => onRole(email, role)}
            />
          ) : (
            <Badge kind={PROBLEMS[problem][1]}>{t(PROBLEMS[problem][0])}</Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
