import type { PausesModel } from '../../utils/state/pauses.ts';
import { Icon } from '../shared/Icon.tsx';
import { PauseNotice } from '../shared/PauseNotice.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';

/** The popup's shape while nothing is known yet: header, search and rows stand where they will stand. */
export function Waiting({ pauses }: { pauses: PausesModel }) {
  return (
    <>
      <div class="top" aria-hidden="true">
        <span class="provider-button">
          <Icon name="mark" />
          <span class="bone waiting-name" />
        </span>
      </div>
      <main>
        <PauseNotice pauses={pauses} />
        <div class="find" aria-hidden="true">
          <div class="input waiting-input" />
        </div>
        <div class="list-head" aria-hidden="true" />
        <Skeleton rows={9} />
      </main>
    </>
  );
}
