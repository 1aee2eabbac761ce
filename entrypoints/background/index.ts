import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createPlatform, LOCK_ALARM, SIGN_IN_ALARM } from './platform.ts';
import type { Sender } from './router.ts';
import { createWorker } from './worker.ts';

export default defineBackground({
  type: 'module',
  main() {
    const worker = createWorker(createPlatform());

    browser.runtime.onMessage.addListener(
      (message: unknown, sender: Sender, reply: (result: unknown) => void) => {
        void worker.answer(message, sender).then(reply);
        return true;
      },
    );
    browser.runtime.onStartup.addListener(() => void worker.wake());
    browser.runtime.onInstalled.addListener(() => void worker.wake());
    browser.permissions.onAdded.addListener(() => void worker.hostsChanged());
    browser.permissions.onRemoved.addListener(() => void worker.hostsChanged());
    browser.alarms.onAlarm.addListener(({ name }: { name: string }) => {
      if (name === LOCK_ALARM || name === SIGN_IN_ALARM) void worker.wake();
    });
  },
});
