import type { Signal } from '@preact/signals';
import { type MessageKey, t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

export interface SignInWarningsProps {
  app: App;
  weakKdf: MessageKey;
  /** Where there is little room, each can be put away. */
  canHide?: boolean;
}

/** What the last sign-in found to be weak, or left behind. */
export function SignInWarnings({ app, weakKdf, canHide = false }: SignInWarningsProps) {
  const { session, signIn } = app;
  const warnings: [Signal<boolean>, MessageKey][] = [
    [session.weakKdf, weakKdf],
    [session.weakPassword, 'notice_weak_password'],
    [signIn.recovered, 'notice_recovered'],
  ];
  return (
    <>
      {warnings.map(
        ([warning, message]) =>
          warning.value && (
            <Notice
              key={message}
              kind="warn"
              action={
                canHide && (
                  <Button
                    kind="quiet"
                    size="s"
                    onClick={() => {
                      warning.value = false;
                    }}
                  >
                    {t('hide_notice')}
                  </Button>
                )
              }
            >
              {t(message)}
            </Notice>
          ),
      )}
    </>
  );
}
