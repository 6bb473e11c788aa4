import type { LadderView } from '../../contract/programme.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useProgrammeMessages } from './messages.ts';

/** "50跃迁俱乐部". */
export function useClubName(): (ladder: Pick<LadderView, 'name'>) => string {
  const t = useProgrammeMessages();
  const localized = useLocalized();
  return ({ name }) => t('club', { name: localized(name) });
}
