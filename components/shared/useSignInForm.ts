import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { regionOfAddress } from '../../utils/domain/regions.ts';
import { t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { failureWords } from './failureWords.ts';
import type { RegionChoice } from './RegionField.tsx';

type FieldName = 'address' | 'email' | 'password';

/** What is typed into the sign-in form, what is wrong with it, and where the focus goes then. */
export function useSignInForm({ session, signIn }: Pick<App, 'session' | 'signIn'>) {
  const view = session.view.value;
  const signedOut = view?.state === 'signedOut' ? view : null;
  const region = useSignal<RegionChoice>(signIn.tried.value?.region ?? signedOut?.regions[0]?.id ?? 'us');
  const values = {
    address: useSignal(''),
    email: useSignal(signedOut?.email ?? signIn.tried.value?.email ?? ''),
    password: useSignal(''),
  };
  const startsAtPassword = useRef(values.email.value !== '').current;
  const wrong = useSignal<{ field: FieldName; words: string } | null>(null);
  const refs = {
    address: useRef<HTMLInputElement>(null),
    email: useRef<HTMLInputElement>(null),
    password: useRef<HTMLInputElement>(null),
  };

  const refuse = (field: FieldName, words: string) => {
    wrong.value = { field, words };
    refs[field].current?.focus();
    refs[field].current?.select();
  };

  const failure = session.failure.value;
  useEffect(() => {
    if (failure?.kind !== 'wrongPassword') return;
    const { what, next } = failureWords(failure);
    refuse('password', `${what} ${next}`);
  }, [failure]);

  /** Takes the region an address names, or says why there is none. */
  const settleRegion = (): boolean => {
    if (region.value !== 'other') return true;
    const named = regionOfAddress(values.address.value);
    if (!named) return false;
    region.value = named;
    values.address.value = '';
    wrong.value = null;
    return true;
  };

  const refuseAddress = () => {
    const isEmpty = values.address.value.trim() === '';
    const { what, next } = failureWords({ kind: 'selfHosted' });
    refuse('address', isEmpty ? t('signin_address_missing') : `${what} ${next}`);
  };

  /** Whom the form names; says what is missing otherwise. */
  const settleAccount = () => {
    const email = values.email.value.trim();
    if (!settleRegion()) refuseAddress();
    else if (!/^\S+@\S+\.\S+$/.test(email)) refuse('email', t('signin_email_missing'));
    else if (region.value !== 'other') return { region: region.value, email };
    return null;
  };

  return {
    region,
    refs,
    /** The address is there already. */
    startsAtPassword,
    value: (field: FieldName) => values[field].value,
    error: (field: FieldName) => (wrong.value?.field === field ? wrong.value.words : undefined),
    /** A failure that no single field is to blame for. */
    generalFailure: failure?.kind === 'wrongPassword' ? null : failure,

    choose(choice: RegionChoice) {
      region.value = choice;
      if (wrong.value?.field === 'address') wrong.value = null;
    },
    type(field: FieldName, text: string) {
      values[field].value = text;
      if (wrong.value?.field === field) wrong.value = null;
    },
    settleRegion,
    submit() {
      const account = settleAccount();
      if (!account) return;
      if (values.password.value === '') return refuse('password', t('signin_password_missing'));
      wrong.value = null;
      void signIn.start(account.region, account.email, values.password.value);
    },
    /** Another device is asked instead of the password. */
    askDevice() {
      const account = settleAccount();
      if (account) void signIn.withDevice(account.region, account.email);
    },
  };
}
