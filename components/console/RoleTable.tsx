import { Minus } from 'lucide-preact';
import type { Verdict } from '../../utils/domain/permissions.ts';
import type { ProviderRole } from '../../utils/domain/providers.ts';
import { t } from '../../utils/domain/text.ts';
import { classes } from '../shared/classes.ts';
import { Icon } from '../shared/Icon.tsx';
import { roleName } from './roleName.ts';
import { otherRole, type Right, type RightArea } from './roleRights.ts';

function Answer({ verdict }: { verdict: Verdict }) {
  return (
    <span class={classes('answer', verdict.allowed && 'is-yes')}>
      <Icon name={verdict.allowed ? 'accept' : Minus} />
      <span class="visually-hidden">{t(verdict.allowed ? 'role_yes' : 'role_no')}</span>
    </span>
  );
}

function RightRow({ right }: { right: Right }) {
  return (
    <tr>
      <th scope="row">{right.name}</th>
      <td>
        <Answer verdict={right.mine} />
      </td>
      <td class="optional">
        <Answer verdict={right.theirs} />
      </td>
      <td class="remark">{right.remark}</td>
    </tr>
  );
}

/** One right a row, one's own role first. */
export function RoleTable({ role, areas }: { role: ProviderRole; areas: readonly RightArea[] }) {
  return (
    <div class="card">
      <table class="table rights-table">
        <caption class="visually-hidden">{t('role_title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('role_action')}</th>
            <th scope="col">{t('role_yours', roleName(role))}</th>
            <th scope="col" class="optional">
              {roleName(otherRole(role))}
            </th>
            <th scope="col">{t('role_remark')}</th>
          </tr>
        </thead>
        {areas.map(({ title, rights }) => (
          <tbody key={title}>
            <tr class="day">
              <th colSpan={4} scope="rowgroup">
                {title}
              </th>
            </tr>
            {rights.map((right) => (
              <RightRow key={right.capability} right={right} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
