import { useCallback } from 'react';
import type { AuditEntry } from '../../contract/audit.ts';
import { OBJECT_TYPES, useAuditMessages } from './messages.ts';

/** What an entry is about, in words; a kind that the console does not know yet by its code. */
export function useObjectName(): (object: AuditEntry['object']) => string {
  const t = useAuditMessages();
  return useCallback(
    ({ type, id }) => {
      const known = OBJECT_TYPES.find((one) => one === type);
      return `${known ? t(`object.${known}`) : type} ${id}`;
    },
    [t],
  );
}
