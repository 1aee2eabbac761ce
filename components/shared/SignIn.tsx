import { t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { Button } from './Button.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { Field } from './Field.tsx';
import { Forgotten } from './Forgotten.tsx';
import { FormScreen } from './FormScreen.tsx';
import { failureWords } from './failureWords.ts';
import { Notice } from './Notice.tsx';
import { PasswordField } from './PasswordField.tsx';
import { RegionField } from './RegionField.tsx';
import { useSignInForm } from './useSignInForm.ts';

/** E-mail, master password and region. What was typed stays after a failure. */
export function SignIn({ app }: { app: App }) {
  const { session } = app;
  const form = useSignInForm(app);
  const view = session.view.value;
  if (view?.state !== 'signedOut') return null;
  const failure = form.generalFailure;
  const isAdding = view.accounts.length > 0 && !view.ended;
  const ended = view.ended && failureWords({ kind: view.ended });
  return (
    <FormScreen
      title={t(isAdding ? 'account_add' : 'signin_title')}
      lead={<p>{t(isAdding ? 'signin_adding_lead' : 'signin_lead')}</p>}
    >
      <form
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        {failure && <FailureNotice failure={failure} />}
        {ended && !failure && (
          <Notice kind="warn">
            {ended.what} {ended.next}
          </Notice>
        )}
        <RegionField
          regions={view.regions}
          choice={form.region.value}
          onChoose={form.choose}
          address={form.value('address')}
          onAddress={(text) => form.type('address', text)}
          onAddressDone={form.settleRegion}
          addressError={form.error('address')}
          addressRef={form.refs.address}
        />
        <Field
          label={t('signin_email')}
          name="email"
          type="email"
          placeholder="you@example.com"
          value={form.value('email')}
          onInput={(text) => form.type('email', text)}
          error={form.error('email')}
          inputRef={form.refs.email}
          autoFocus={!form.startsAtPassword}
        />
        <PasswordField
          label={t('master_password')}
          name="password"
          value={form.value('password')}
          onInput={(text) => form.type('password', text)}
          error={form.error('password')}
          inputRef={form.refs.password}
          autoFocus={form.startsAtPassword}
        />
        {session.failure.value?.kind === 'wrongPassword' && <Forgotten />}
        <Button kind="primary" size="l" wide type="submit" busy={session.busy.value}>
          {t('sign_in')}
        </Button>
      </form>
      <div class="after is-column">
        <Button kind="quiet" size="s" onClick={form.askDevice}>
          {t('signin_with_device')}
        </Button>
        {view.accounts.length > 0 && (
          <Button kind="quiet" size="s" onClick={() => void session.cancelAdd()}>
            {t(view.ended ? 'signin_other_account' : 'cancel')}
          </Button>
        )}
      </div>
    </FormScreen>
  );
}
