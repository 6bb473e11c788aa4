import { useSharedMessages } from '../i18n/shared-messages.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** A link may come from an older version or a typing hand: say what was not understood, and go on. */
export function UnreadableParameters({
  parameters,
  onClear,
}: {
  parameters: readonly { key: string; value: string }[];
  onClear: () => void;
}) {
  const t = useSharedMessages();
  if (parameters.length === 0) return null;
  return (
    <Notice
      tone="attention"
      action={
        <Button size="small" onClick={onClear}>
          {t('unreadableClear')}
        </Button>
      }
    >
      {t('unreadable', {
        parameters: parameters.map(({ key, value }) => `${key}=${value}`).join(t('separator')),
      })}
    </Notice>
  );
}
