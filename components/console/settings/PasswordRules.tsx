import type { AccountSettings, PasswordRule } from '../../../utils/domain/lockPolicy.ts';
import { t, tCount } from '../../../utils/domain/text.ts';
import { Card } from '../Card.tsx';
import { boundWords } from './boundWords.ts';

function demands({ minLength, minComplexity, upper, lower, numbers, special }: PasswordRule): string[] {
  return [
    minLength > 0 && tCount('password_length', minLength),
    upper && t('password_upper'),
    lower && t('password_lower'),
    numbers && t('password_numbers'),
    special && t('password_special'),
    minComplexity > 0 && t('password_complexity', minComplexity),
  ].filter((demand) => typeof demand === 'string');
}

/** What organizations ask of the master password; it is changed in the web vault. */
export function PasswordRules({ passwords }: Pick<AccountSettings, 'passwords'>) {
  if (passwords.length === 0) return null;
  return (
    <Card title={t('settings_password')}>
      <ul class="rows">
        {passwords.map(({ organization, password }) => (
          <li key={organization}>
            <span class="two-lines grow">
              <span>{demands(password).join(', ') || t('password_anything')}</span>
              <span class="small text-3">{boundWords(organization)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p class="kept-note">{t('settings_password_text')}</p>
    </Card>
  );
}
