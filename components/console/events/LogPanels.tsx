import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { LogEvent } from '../../../utils/domain/events.ts';
import type { LogKind } from '../../../utils/domain/severity.ts';
import { t } from '../../../utils/domain/text.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import { OpeningsTable } from './OpeningsTable.tsx';
import { SevereTable } from './SevereTable.tsx';
import { WatchTable } from './WatchTable.tsx';

const PANELS = ['all', 'severe', 'openings', 'own'] as const;
type Panel = (typeof PANELS)[number];
const WORDS = {
  all: 'panel_all',
  severe: 'panel_severe',
  openings: 'panel_openings',
  own: 'panel_own',
} as const;

export interface LogPanelsProps {
  explorer: Explorer;
  kind: LogKind;
  now: number;
  copy: (event: LogEvent) => void;
  /** The log itself. */
  children: ComponentChildren;
}

/** The same events in four ways; filters and dates hold for each. */
export function LogPanels({ explorer, kind, now, copy, children }: LogPanelsProps) {
  const name = useId();
  const panel = useSignal<Panel>('all');
  // only the provider's log holds sign-ins of its own people, and only of them
  const panels = PANELS.filter((each) => each !== 'own' || kind === 'provider').filter(
    (each) => each !== 'openings' || kind !== 'account',
  );
  const { shown } = explorer;
  return (
    <>
      <fieldset class="panels">
        <legend class="visually-hidden">{t('panel_choice')}</legend>
        <div class="choice">
          {panels.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={name}
                checked={panel.value === each}
                onChange={() => {
                  panel.value = each;
                }}
              />
              {t(WORDS[each])}
            </label>
          ))}
        </div>
      </fieldset>
      {panel.value === 'all' && children}
      {panel.value === 'severe' && <SevereTable events={shown.value} kind={kind} now={now} copy={copy} />}
      {panel.value === 'openings' && (
        <OpeningsTable events={shown.value} explorer={explorer} now={now} hasClients={kind === 'provider'} />
      )}
      {panel.value === 'own' && <WatchTable events={shown.value} now={now} />}
    </>
  );
}
