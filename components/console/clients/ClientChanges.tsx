import { Pencil, Ticket, Unlink } from 'lucide-preact';
import type { Client } from '../../../utils/domain/clients.ts';
import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { MenuGroup, MenuItem } from '../../shared/MenuItem.tsx';
import { verdictReason } from '../../shared/verdictReason.ts';

export interface ClientChangesProps {
  app: ConsoleApp;
  provider: Provider;
  client: Client;
}

const CHANGES = [
  { kind: 'rename', words: 'clients_rename', icon: Pencil, needs: 'clients.rename' },
  { kind: 'seats', words: 'clients_change_seats', icon: Ticket, needs: 'clients.seats.assign' },
  { kind: 'unlink', words: 'clients_unlink', icon: Unlink, needs: 'clients.unlink' },
] as const;

/** What changes a client, in a menu; each says why not. */
export function ClientChanges({ app, provider, client }: ClientChangesProps) {
  return (
    <MenuGroup label={t('clients_changes')}>
      {CHANGES.map(({ kind, words, icon, needs }) => (
        <MenuItem
          key={kind}
          icon={icon}
          notAllowed={verdictReason(decide(provider, needs))}
          onChoose={() => app.clientDialogs.open({ kind, client }, provider.kind)}
        >
          {t(words)}
        </MenuItem>
      ))}
    </MenuGroup>
  );
}
