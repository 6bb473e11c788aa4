import { type ComponentPropsWithRef, cloneElement, type ReactElement, type ReactNode, useId } from 'react';
import './field.css';

interface Described {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | null;
  required?: boolean;
  /** One control that takes id and aria-describedby. */
  children: ReactElement<Described>;
}

/** Label, control, hint and error tied together for the eye and for assistive technology. */
export function Field({ label, hint, error, required = false, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const described = hint || error ? { 'aria-describedby': noteId } : {};
  return (
    <div className="wm-field">
      <label htmlFor={id} className="wm-field-label">
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {cloneElement(children, { id, ...described, ...(error ? { 'aria-invalid': true } : {}) })}
      {(error || hint) && (
        <div id={noteId} className={error ? 'wm-field-error' : 'wm-meta'} role={error ? 'alert' : undefined}>
          {error ?? hint}
        </div>
      )}
    </div>
  );
}

export interface TextInputProps extends Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'value'> {
  value: string;
  onChange: (value: string) => void;
}

export function TextInput({ value, onChange, ...rest }: TextInputProps) {
  return (
    <input
      type="text"
      {...rest}
      className="wm-input"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface TextAreaProps extends Omit<ComponentPropsWithRef<'textarea'>, 'onChange' | 'value'> {
  value: string;
  onChange: (value: string) => void;
}

export function TextArea({ value, onChange, rows = 4, ...rest }: TextAreaProps) {
  return (
    <textarea
      rows={rows}
      {...rest}
      className="wm-input"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface NumberInputProps
  extends Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'value' | 'type'> {
  /** Null is an empty field. */
  value: number | null;
  onChange: (value: number | null) => void;
}

export function NumberInput({ value, onChange, ...rest }: NumberInputProps) {
  return (
    <input
      step="any"
      inputMode="decimal"
      {...rest}
      type="number"
      className="wm-input wm-num"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.valueAsNumber)}
    />
  );
}

export interface CheckboxProps {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

export function Checkbox({ label, checked, onChange, disabled }: CheckboxProps) {
  return (
    <label className="wm-check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
