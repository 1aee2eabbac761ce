import { effect } from '@preact/signals';
import type { Hue } from '../../utils/domain/identity.ts';
import type { App } from '../../utils/state/app.ts';

/** One picture per hue: a name, or a code made of it, would stay behind in the browser's own store of tab icons. */
const iconOf = (hue: Hue) => `/tab/${hue}.svg`;

/** The tab shows the colour of the client it works in. Its title never names one: browsers keep titles on disk. */
export function showInTab(app: App): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  const own = link?.getAttribute('href') ?? '';
  effect(() => {
    const hue = app.session.isUnlocked.value ? app.context.client.value?.hue : undefined;
    link?.setAttribute('href', hue ? iconOf(hue) : own);
  });
}
