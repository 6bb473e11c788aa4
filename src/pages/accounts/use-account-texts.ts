import { useAccessWords } from '../../ui/access/use-access-words.ts';
import { type ComparedField, type EditedValues, scopeOf } from './account-draft.ts';
import { useAccountsMessages } from './messages.ts';

/** The value of one field of an account in the reader's words. */
export function useAccountTexts(): (field: ComparedField, values: EditedValues) => string {
  const t = useAccountsMessages();
  const words = useAccessWords();
  return (field, values) => {
    if (field === 'role') return words.role(values.role);
    if (field === 'scope') return words.scope(scopeOf(values));
    if (field === 'status') return t(`status.${values.status}`);
    return values.name;
  };
}
