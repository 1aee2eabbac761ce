import { useContext } from 'preact/hooks';
import type { Failure } from '../../utils/domain/failures.ts';
import { t } from '../../utils/domain/text.ts';
import { Button, type ButtonProps } from './Button.tsx';
import { HostAccess } from './HostAccess.ts';

export interface FailureActionProps extends Pick<ButtonProps, 'kind' | 'size' | 'busy'> {
  failure: Failure;
  onRetry?: (() => void) | undefined;
  retryLabel?: string | undefined;
}

/** What can be done about a failure right here: allow the missing host, or try again. */
export function FailureAction({ failure, onRetry, retryLabel, busy, ...button }: FailureActionProps) {
  const { allow } = useContext(HostAccess);
  const host = failure.kind === 'hostPermission' ? failure.detail : undefined;
  if (host !== undefined) {
    return (
      <Button {...button} onClick={() => allow(host)}>
        {t('allow_host')}
      </Button>
    );
  }
  return (
    onRetry && (
      <Button {...button} busy={busy} onClick={onRetry}>
        {retryLabel ?? t('try_again')}
      </Button>
    )
  );
}
