import { CLIENT_COLUMNS } from '../../../utils/domain/clientTable.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ClientColumnsModel } from '../../../utils/state/clientColumns.ts';
import { Icon } from '../../shared/Icon.tsx';
import { Menu } from '../../shared/Menu.tsx';
import { columnWords } from './columnWords.ts';

/** Which columns there are. It stays open, because one chooses several. */
export function ColumnsMenu({ model }: { model: ClientColumnsModel }) {
  const chosen = model.columns.value;
  return (
    <Menu
      label={t('clients_columns')}
      atEnd
      button={({ isOpen, onClick, buttonRef }) => (
        <button
          ref={buttonRef}
          type="button"
          class="button button-secondary button-m"
          aria-haspopup="menu"
          aria-expanded={isOpen}
          onClick={onClick}
        >
          {t('clients_columns')}
          <Icon name="down" size={14} />
        </button>
      )}
    >
      {CLIENT_COLUMNS.filter((column) => column !== 'client').map((column) => {
        const isOn = chosen.includes(column);
        return (
          <div class="menu-item" role="none" key={column}>
            <span />
            <button
              type="button"
              class="menu-action cut"
              role="menuitemcheckbox"
              aria-checked={isOn}
              tabIndex={-1}
              onClick={(event) => {
                event.stopPropagation();
                void model.choose(isOn ? chosen.filter((one) => one !== column) : [...chosen, column]);
              }}
            >
              {columnWords(column)}
            </button>
            {isOn && <Icon name="accept" />}
          </div>
        );
      })}
    </Menu>
  );
}
