import { t } from '../../../utils/domain/text.ts';

/** Whose policy forbids a choice; undefined when none does. */
export function boundWords(organization: string | null): string | undefined {
  if (organization === null) return undefined;
  return organization === '' ? t('settings_bound_unnamed') : t('settings_bound', organization);
}
