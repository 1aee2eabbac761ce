import { useContext } from 'preact/hooks';
import { type Failure, isConnectionFailure } from '../../utils/domain/failures.ts';
import { FailureAction } from './FailureAction.tsx';
import { failureWords } from './failureWords.ts';
import { HostAccess } from './HostAccess.ts';
import { Notice } from './Notice.tsx';

export interface FailureNoticeProps {
  failure: Failure;
  onRetry?: (() => void) | undefined;
  retryLabel?: string | undefined;
}

/** A failure as a sentence with its next step. */
export function FailureNotice({ failure, onRetry, retryLabel }: FailureNoticeProps) {
  const { isToldAbove } = useContext(HostAccess);
  const isHost = failure.kind === 'hostPermission';
  if (isHost && isToldAbove) return null;
  const { what, next } = failureWords(failure);
  const isConnection = isConnectionFailure(failure.kind);
  const isPause = failure.kind === 'rateLimited';
  return (
    <Notice
      kind={isConnection || isHost || isPause ? 'warn' : 'danger'}
      icon={isConnection ? 'offline' : isPause ? 'waiting' : undefined}
      action={
        (isHost || onRetry) && (
          <FailureAction failure={failure} kind="quiet" size="s" onRetry={onRetry} retryLabel={retryLabel} />
        )
      }
    >
      {what} {next}
    </Notice>
  );
}
