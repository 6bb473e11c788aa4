import { Field } from '../../ui/blocks/field.tsx';
import { NewPassword, type PasswordFault } from './new-password.tsx';
import { usePasswordMessages } from './password-messages.ts';

export interface ChosenPassword {
  password: string;
  repeated: string;
}

interface NewPasswordFieldsProps {
  value: ChosenPassword;
  onChange: (value: ChosenPassword) => void;
  /** Shown once the person has tried to send. */
  fault: PasswordFault | null;
}

/** The new password, twice. */
export function NewPasswordFields({ value, onChange, fault }: NewPasswordFieldsProps) {
  const t = usePasswordMessages();
  return (
    <>
      <Field label={t('next')} hint={t('rule')} error={fault && fault !== 'differs' ? t(fault) : null}>
        <NewPassword
          name="password"
          value={value.password}
          onChange={(password) => onChange({ ...value, password })}
        />
      </Field>
      <Field label={t('repeat')} error={fault === 'differs' ? t(fault) : null}>
        <NewPassword
          name="repeated"
          value={value.repeated}
          onChange={(repeated) => onChange({ ...value, repeated })}
        />
      </Field>
    </>
  );
}
