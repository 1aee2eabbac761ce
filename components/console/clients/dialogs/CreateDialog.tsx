import { useSignal } from '@preact/signals';
import { LONGEST_CLIENT_NAME } from '../../../../utils/domain/newClient.ts';
import { unassignedSeats } from '../../../../utils/domain/planSeats.ts';
import type { Provider } from '../../../../utils/domain/providers.ts';
import { t, tCount, tMember } from '../../../../utils/domain/text.ts';
import { type TypedClient, toNewClient, typedProblems } from '../../../../utils/domain/typedClient.ts';
import type { ConsoleApp } from '../../../../utils/state/consoleApp.ts';
import { Button } from '../../../shared/Button.tsx';
import { FailureNotice } from '../../../shared/FailureNotice.tsx';
import { Field } from '../../../shared/Field.tsx';
import { Named } from '../../../shared/Named.tsx';
import { Notice } from '../../../shared/Notice.tsx';
import { Dialog } from '../../Dialog.tsx';
import { isKnownName } from '../isKnownName.ts';
import { seatChangeWords } from '../seatChangeWords.ts';
import { PlanChoice } from './PlanChoice.tsx';

/** One new client. What is wrong is said once somebody has left the field, or wants to go on. */
export function CreateDialog({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const { clientDialogs, clientLife } = app;
  const typed = clientDialogs.draft;
  const left = useSignal<ReadonlySet<keyof TypedClient>>(new Set());
  const { name, ownerEmail, plan, seats } = typed.value;
  const problems = typedProblems(typed.value, provider.kind);
  const first = Object.values(problems)[0];
  const client = toNewClient(typed.value, provider.kind);
  const failure = clientLife.failure.value;

  const change = (part: Partial<TypedClient>) => {
    typed.value = { ...typed.value, ...part };
  };
  const leave = (field: keyof TypedClient) => () => {
    if (typed.value[field]) left.value = new Set([...left.value, field]);
  };
  const errorOf = (field: keyof TypedClient) => {
    const problem = problems[field];
    return problem && left.value.has(field) ? tMember('typed_problem', problem) : undefined;
  };
  const submit = () => {
    if (client) void clientDialogs.create([client]);
  };
  const planSeats = plan && clientDialogs.planSeats(plan);
  return (
    <Dialog
      title={<Named message="new_client_title" name={provider.name} />}
      onClose={clientDialogs.close}
      actions={
        <>
          <Button onClick={clientDialogs.close}>{t('dialog_cancel')}</Button>
          <Button
            kind="primary"
            busy={clientLife.busy.value}
            notAllowed={first && tMember('typed_problem', first)}
            onClick={submit}
          >
            {t('new_client_do')}
          </Button>
        </>
      }
    >
      {failure && <FailureNotice failure={failure} />}
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          label={t('new_client_name')}
          name="clientName"
          value={name}
          error={errorOf('name')}
          hint={t('new_client_name_hint', LONGEST_CLIENT_NAME)}
          onInput={(text) => change({ name: text })}
          onBlur={leave('name')}
        />
        {isKnownName(app, name) && <Notice kind="warn">{t('new_client_known')}</Notice>}
        <Field
          label={t('new_client_owner')}
          name="ownerEmail"
          value={ownerEmail}
          error={errorOf('ownerEmail')}
          hint={t('new_client_owner_hint')}
          onInput={(text) => change({ ownerEmail: text })}
          onBlur={leave('ownerEmail')}
        />
        {plan && (
          <PlanChoice
            provider={provider}
            value={plan}
            secondOf={(one) => {
              const of = clientDialogs.planSeats(one);
              return of ? tCount('seats_unassigned', unassignedSeats(of)) : undefined;
            }}
            onChoose={(one) => change({ plan: one })}
          />
        )}
        <Field
          label={t('new_client_seats')}
          name="clientSeats"
          value={seats}
          error={errorOf('seats')}
          hint={client ? seatChangeWords(planSeats, client.seats) : undefined}
          onInput={(text) => change({ seats: text })}
          onBlur={leave('seats')}
        />
        <button type="submit" hidden>
          {t('new_client_do')}
        </button>
      </form>
    </Dialog>
  );
}
