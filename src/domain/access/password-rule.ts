/** Shortest and longest password taken, in characters. [O] */
export const PASSWORD_SHORTEST = 12;
export const PASSWORD_LONGEST = 200;

export type PasswordFault = 'too_short' | 'too_long' | 'too_simple' | 'contains_address';

/** Why a new password is not taken; null when it is. Length counts, not the mix of characters. */
export function findPasswordFault(password: string, email: string): PasswordFault | null {
  const characters = [...password];
  if (characters.length < PASSWORD_SHORTEST) return 'too_short';
  if (characters.length > PASSWORD_LONGEST) return 'too_long';
  if (new Set(characters).size < 5) return 'too_simple';
  const [name = ''] = email.toLowerCase().split('@');
  if (name.length >= 4 && password.toLowerCase().includes(name)) return 'contains_address';
  return null;
}
