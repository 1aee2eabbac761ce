import { CLIENT_COLUMNS } from '../../../utils/domain/clientColumns.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ClientColumnsModel } from '../../../utils/state/clientColumns.ts';
import { Icon } from '../../shared/Icon.tsx';
import { ButtonMenu } from '../ButtonMenu.tsx';
import { columnWords } from './columnWords.ts';

/** Which columns there are. It stays open, because one chooses several. */
export function ColumnsMenu({ model }: { model: ClientColumnsModel }) {
  const chosen = model.columns.value;
  return (
    <ButtonMenu label={t('clients_columns')}>
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
              onClick={() => {
                void model.choose(isOn ? chosen.filter((one) => one !== column) : [...chosen, column]);
              }}
            >
              {columnWords(column)}
            </button>
            {isOn && <Icon name="accept" />}
          </div>
        );
      })}
    </ButtonMenu>
  );
}
