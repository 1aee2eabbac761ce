import type { ProviderRole } from '../../../utils/domain/providers.ts';
import { t } from '../../../utils/domain/text.ts';
import { RadioList } from '../settings/RadioList.tsx';

export interface RoleChoiceProps {
  legend: string;
  value: ProviderRole;
  onChoose: (role: ProviderRole) => void;
}

/** The two roles, each with what it may do. */
export function RoleChoice({ legend, value, onChoose }: RoleChoiceProps) {
  return (
    <RadioList
      legend={legend}
      value={value}
      busy={false}
      onChoose={onChoose}
      choices={[
        { value: 'serviceUser', words: t('role_service_user'), second: t('role_service_user_text') },
        { value: 'providerAdmin', words: t('role_provider_admin'), second: t('role_provider_admin_text') },
      ]}
    />
  );
}
