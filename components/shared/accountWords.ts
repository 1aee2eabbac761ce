import type { SessionView } from '../../utils/domain/session.ts';

/** The e-mail address of the account worked with; with its host where another account here has the same address. */
export function accountWords(view: Extract<SessionView, { account: unknown }>): string {
  const { email } = view.account;
  const isShared = view.accounts.filter(({ account }) => account.email === email).length > 1;
  return isShared ? `${view.host} · ${email}` : email;
}
