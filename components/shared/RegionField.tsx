import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import type { Region, RegionId } from '../../utils/domain/session.ts';
import { t } from '../../utils/domain/text.ts';
import { Field } from './Field.tsx';

export type RegionChoice = RegionId | 'other';

export interface RegionFieldProps {
  regions: readonly Region[];
  choice: RegionChoice;
  onChoose: (choice: RegionChoice) => void;
  address: string;
  onAddress: (address: string) => void;
  /** The address is complete for now: the field was left. */
  onAddressDone: () => void;
  addressError?: string | undefined;
  addressRef: RefObject<HTMLInputElement | null>;
}

/** Where the account lives. With one region there is nothing to choose. */
export function RegionField(props: RegionFieldProps) {
  const name = useId();
  const { regions, choice, onChoose } = props;
  const [only] = regions;
  if (regions.length === 1 && only) {
    return (
      <div class="field">
        <span class="small text-2">{t('signin_region')}</span>
        <span>{only.host}</span>
      </div>
    );
  }
  const options: { id: RegionChoice; words: string }[] = [
    ...regions.map(({ id, host }) => ({ id, words: host })),
    { id: 'other', words: t('signin_region_other') },
  ];
  return (
    <>
      <fieldset class="field">
        <legend>{t('signin_region')}</legend>
        <div class="choice">
          {options.map(({ id, words }) => (
            <label key={id}>
              <input type="radio" name={name} checked={choice === id} onChange={() => onChoose(id)} />
              {words}
            </label>
          ))}
        </div>
      </fieldset>
      {choice === 'other' && (
        <Field
          label={t('signin_address')}
          name="address"
          type="text"
          value={props.address}
          onInput={props.onAddress}
          onBlur={props.onAddressDone}
          placeholder="vault.example.com"
          error={props.addressError}
          inputRef={props.addressRef}
          autoFocus
        />
      )}
    </>
  );
}
