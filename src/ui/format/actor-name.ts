import { useCallback } from 'react';
import { useSharedMessages } from '../i18n/shared-messages.ts';

/** Who did something, as stored: a person's name stays as it is, the product's own hands have words of ours. */
export function useActorName(): (stored: string) => string {
  const t = useSharedMessages();
  return useCallback(
    (stored) => {
      if (stored === 'sample data') return t('actor.sample');
      return stored === 'system' ? t('actor.system') : stored;
    },
    [t],
  );
}
