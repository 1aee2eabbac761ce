import { type Failure, isConnectionFailure } from '../../utils/domain/failures.ts';
import { t } from '../../utils/domain/text.ts';
import { Button } from './Button.tsx';
import { failureWords } from './failureWords.ts';
import { Notice } from './Notice.tsx';

export interface FailureNoticeProps {
  failure: Failure;
  onRetry?: (() => void) | undefined;
  retryLabel?: string | undefined;
}

/** A failure as a sentence with its next step. */
export function FailureNotice({ failure, onRetry, retryLabel }: FailureNoticeProps) {
  const { what, next } = failureWords(failure);
  const isConnection = isConnectionFailure(failure.kind);
  return (
    <Notice
      kind={isConnection ? 'warn' : 'danger'}
      icon={isConnection ? 'offline' : undefined}
      action={
        onRetry && (
          <Button kind="quiet" size="s" onClick={onRetry}>
            {retryLabel ?? t('try_again')}
          </Button>
        )
      }
    >
      {what} {next}
    </Notice>
  );
}
