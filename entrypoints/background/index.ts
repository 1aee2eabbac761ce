import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { IDLE_AFTER, type IdleState } from '../../utils/domain/lock.ts';
import { createPlatform } from './platform.ts';
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
    browser.runtime.onStartup.addListener(() => void worker.started());
    browser.runtime.onInstalled.addListener(() => void worker.wake());
    browser.permissions.onAdded.addListener(() => void worker.hostsChanged());
    browser.permissions.onRemoved.addListener(() => void worker.hostsChanged());
    browser.alarms.onAlarm.addListener(({ name }: { name: string }) => void worker.alarm(name));
    browser.commands.onCommand.addListener((name: string) => void worker.command(name));
    browser.omnibox.onInputChanged.addListener((text, suggest) => void worker.omnibox.typed(text, suggest));
    browser.omnibox.onInputEntered.addListener((text) => void worker.omnibox.entered(text));
    browser.idle.onStateChanged.addListener((state: IdleState) => void worker.computerIs(state));
    browser.idle.setDetectionInterval(IDLE_AFTER);
  },
});
