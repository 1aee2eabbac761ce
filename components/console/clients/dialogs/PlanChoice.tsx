import { type ClientPlan, creatablePlans } from '../../../../utils/domain/newClient.ts';
import type { Provider } from '../../../../utils/domain/providers.ts';
import { t } from '../../../../utils/domain/text.ts';
import { RadioList } from '../../settings/RadioList.tsx';
import { planWords } from '../planWords.ts';

export interface PlanChoiceProps {
  provider: Provider;
  value: ClientPlan;
  /** What the seats of a plan cost now; null where that is not known. */
  secondOf: (plan: ClientPlan) => string | undefined;
  onChoose: (plan: ClientPlan) => void;
}

/** Plans that this kind of provider may create, and no other. */
export function PlanChoice({ provider, value, secondOf, onChoose }: PlanChoiceProps) {
  return (
    <RadioList
      legend={t('clients_plan')}
      value={value}
      busy={false}
      onChoose={onChoose}
      choices={creatablePlans(provider.kind).map((plan) => ({
        value: plan,
        words: planWords(plan),
        second: secondOf(plan),
      }))}
    />
  );
}
