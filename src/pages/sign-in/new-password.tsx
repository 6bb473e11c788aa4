import { findPasswordFault } from '../../domain/access/password-rule.ts';
import { TextInput, type TextInputProps } from '../../ui/blocks/field.tsx';

export type PasswordFault = NonNullable<ReturnType<typeof findPasswordFault>> | 'differs';

/** What keeps a new password from being taken, said before the request travels; null when nothing does. */
export function passwordFault(password: string, repeated: string, email: string): PasswordFault | null {
  return findPasswordFault(password, email) ?? (password === repeated ? null : 'differs');
}

/** A field that password managers offer to fill with a new one. */
export function NewPassword(props: TextInputProps) {
  return <TextInput {...props} type="password" autoComplete="new-password" />;
}
