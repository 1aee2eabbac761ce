import { currentLocale } from './text.ts';

/** Bitwarden charges in this one. */
const CURRENCY = 'USD';

let made: { locale: string | undefined; format: Intl.NumberFormat } | null = null;

/** `$1,234.50`, as the interface's language writes it. */
export function formatMoney(amount: number): string {
  const locale = currentLocale();
  if (!made || made.locale !== locale)
    made = { locale, format: new Intl.NumberFormat(locale, { style: 'currency', currency: CURRENCY }) };
  return made.format.format(amount);
}

/** In whole cents, as it is charged. */
export const inCents = (amount: number): number => Math.round(amount * 100) / 100;
