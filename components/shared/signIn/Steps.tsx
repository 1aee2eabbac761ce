import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { App } from '../../../utils/state/app.ts';
import { isUnderWay } from '../../../utils/state/signIn.ts';
import { DeviceApproval } from './DeviceApproval.tsx';
import { NewDevice } from './NewDevice.tsx';
import { SecondStep } from './SecondStep.tsx';

/** The step a sign-in waits at. */
export function Steps({ app }: { app: App }) {
  const view = app.session.view.value;
  const waiting = isUnderWay(view) ? view : null;
  const deadline = waiting?.signIn.deadline;
  useEffect(() => {
    if (deadline === undefined) return;
    const timer = setTimeout(() => void app.session.load(), Math.max(0, deadline - Date.now()));
    return () => clearTimeout(timer);
  }, [deadline]);

  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      void app.signIn.cancel();
    };
    // before the page's own, which would close the popup
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [app]);

  // another sign-in starts with empty fields
  const key = waiting?.signIn.id;
  switch (waiting?.state) {
    case 'secondStep':
      return <SecondStep key={key} app={app} view={waiting} />;
    case 'newDevice':
      return <NewDevice key={key} app={app} view={waiting} />;
    case 'deviceApproval':
      return <DeviceApproval key={key} app={app} view={waiting} />;
    default:
      return null;
  }
}
