import { FolderInput, Table2 } from 'lucide-preact';
import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { MenuItem } from '../../shared/MenuItem.tsx';
import { verdictReason } from '../../shared/verdictReason.ts';
import { ButtonMenu } from '../ButtonMenu.tsx';

/** The ways in which there is one client more; a Service User sees why not. */
export function AddClientMenu({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const open = (kind: 'create' | 'bulk' | 'add') => app.clientDialogs.open({ kind }, provider.kind);
  const creating = verdictReason(decide(provider, 'clients.create'));
  const adding = verdictReason(decide(provider, 'clients.add'));
  return (
    <ButtonMenu label={t('clients_add')} icon="add" isPrimary>
      <MenuItem icon="add" notAllowed={creating} onChoose={() => open('create')}>
        {t('clients_add_new')}
      </MenuItem>
      {decide(provider, 'clients.createSeparately').allowed && (
        <MenuItem icon="open" onChoose={() => void app.handOver.begin()}>
          {t('clients_add_elsewhere')}
        </MenuItem>
      )}
      <MenuItem icon={Table2} notAllowed={creating} onChoose={() => open('bulk')}>
        {t('clients_add_many')}
      </MenuItem>
      <MenuItem icon={FolderInput} notAllowed={adding} onChoose={() => open('add')}>
        {t('clients_add_existing')}
      </MenuItem>
    </ButtonMenu>
  );
}
