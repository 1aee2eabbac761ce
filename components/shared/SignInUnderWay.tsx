import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { App } from '../../utils/state/app.ts';

/** What follows the password. Seldom seen, so its code comes when it is needed. */
export function SignInUnderWay({ app }: { app: App }) {
  const loaded = useSignal<{ Steps: ComponentType<{ app: App }> } | null>(null);
  useEffect(() => {
    void import('./signIn/Steps.tsx').then((module) => {
      loaded.value = module;
    });
  }, []);
  const Steps = loaded.value?.Steps;
  return Steps ? <Steps app={app} /> : null;
}
