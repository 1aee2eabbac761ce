import { ArrowLeft } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { SignInUnderWay } from '../../../utils/domain/session.ts';
import { t } from '../../../utils/domain/text.ts';
import type { App } from '../../../utils/state/app.ts';
import { Button } from '../Button.tsx';

export interface StepScreenProps {
  app: App;
  signIn: SignInUnderWay;
  title: string;
  lead?: string | undefined;
  children: ComponentChildren;
}

/** One step on the way in: the way back above, whose account it is below the title. */
export function StepScreen({ app, signIn, title, lead, children }: StepScreenProps) {
  return (
    <main class="form is-step">
      <div class="back">
        <Button kind="quiet" size="s" icon={ArrowLeft} onClick={() => void app.signIn.cancel()}>
          {t('back')}
        </Button>
      </div>
      <h1>{title}</h1>
      <div class="lead">
        <p>
          <bdi>{signIn.email}</bdi> · {signIn.host}
        </p>
        {lead && <p>{lead}</p>}
      </div>
      {children}
    </main>
  );
}
