import axe from 'axe-core';

const LIVE = '[role=status], [role=alert]';
/** What is said of an element beside its role and name, in this order. */
const STATES = [
  'aria-expanded',
  'aria-autocomplete',
  'aria-haspopup',
  'aria-selected',
  'aria-current',
  'aria-busy',
  'aria-disabled',
  'aria-posinset',
  'aria-setsize',
  'aria-keyshortcuts',
];
/** Not worth a word. */
const UNSAID = new Set(['aria-selected=false', 'aria-busy=false', 'aria-disabled=false']);

/** Its types leave this one out. */
const aria = axe.commons.aria as unknown as { getRole(element: Element): string | null };

/** Role, name, value and states of an element, as assistive technology computes them. */
function spoken(element: Element): string {
  axe.setup(document.documentElement);
  const name = axe.commons.text.accessibleText(element).replace(/\s+/g, ' ').trim();
  const role = aria.getRole(element) ?? element.localName;
  axe.teardown();
  const value =
    element instanceof HTMLInputElement && element.value !== '' ? [`value “${element.value}”`] : [];
  const states = STATES.flatMap((state) => {
    const said = element.getAttribute(state);
    return said === null ? [] : [`${state}=${said}`];
  });
  const shown = states.filter((state) => !UNSAID.has(state)).map((state) => state.replace('aria-', ''));
  return [`${role} “${name}”`, ...value, ...shown].join(', ');
}

/** What a screen reader has to say while somebody works: focus, the option pointed at, and every live message, in order. */
export function createTranscript() {
  const lines: string[] = [];
  const live = new Map<Element, string>();
  let focused = '';
  let pointed = '';

  function hear(): void {
    const here = [...document.querySelectorAll(LIVE)];
    for (const region of here) {
      const text = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (text !== '' && live.get(region) !== text) lines.push(`  says: ${text}`);
      live.set(region, text);
    }
    for (const region of live.keys()) if (!region.isConnected) live.delete(region);
  }
  const observer = new MutationObserver(hear);
  observer.observe(document, { subtree: true, childList: true, characterData: true });

  return {
    /** Writes down what somebody does, and what there is to be heard once it is done. */
    async step(what: string, act: () => Promise<unknown>): Promise<void> {
      lines.push(`> ${what}`);
      await act();
      hear();
      const element = document.activeElement ?? document.body;
      const focus = spoken(element);
      if (focus !== focused) lines.push(`  focus: ${focus}`);
      focused = focus;
      const id = element.getAttribute('aria-activedescendant');
      const option = id === null ? null : document.getElementById(id);
      const point = option ? spoken(option) : '';
      if (point !== pointed) lines.push(point === '' ? '  points at nothing' : `  points at: ${point}`);
      pointed = point;
    },
    text(): string {
      observer.disconnect();
      return `${lines.join('\n')}\n`;
    },
  };
}
