import { useSignal } from '@preact/signals';
import { t } from '../../utils/domain/text.ts';
import { Field, type FieldProps } from './Field.tsx';
import { IconButton } from './IconButton.tsx';

/** A field whose value is hidden until asked for. */
export function PasswordField(props: Omit<FieldProps, 'type' | 'trailing'>) {
  const isShown = useSignal(false);
  return (
    <Field
      {...props}
      type={isShown.value ? 'text' : 'password'}
      trailing={
        <IconButton
          icon={isShown.value ? 'hide' : 'show'}
          label={t('password_show')}
          pressed={isShown.value}
          onClick={() => {
            isShown.value = !isShown.value;
          }}
        />
      }
    />
  );
}
