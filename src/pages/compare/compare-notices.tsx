import { Button } from '../../ui/blocks/button.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { UnreadableParameters } from '../../ui/blocks/unreadable-parameters.tsx';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import type { CompareAddress } from './compare-address.ts';
import { useCompareMessages } from './messages.ts';

export interface CompareNoticesProps {
  address: CompareAddress;
  /** Chosen, but without a result in this assessment. */
  missing: readonly { id: string; name: string }[];
  onRemove: (ids: readonly string[]) => void;
  /** Writes the address anew with what was understood. */
  onClear: () => void;
}

/** What of the address could not be shown, and why. */
export function CompareNotices({ address, missing, onRemove, onClear }: CompareNoticesProps) {
  const t = useCompareMessages();
  const shared = useSharedMessages();
  return (
    <>
      <UnreadableParameters parameters={address.ignored} onClear={onClear} />
      {address.beyond > 0 && (
        <Notice
          tone="attention"
          action={
            <Button size="small" onClick={onClear}>
              {shared('unreadableClear')}
            </Button>
          }
        >
          {t('tooMany', { count: address.beyond })}
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice
          tone="attention"
          action={
            <Button size="small" onClick={() => onRemove(missing.map(({ id }) => id))}>
              {t('missingAction')}
            </Button>
          }
        >
          {t('missing', { names: missing.map(({ name }) => name).join(shared('separator')) })}
        </Notice>
      )}
    </>
  );
}
