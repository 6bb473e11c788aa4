import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { useSettingsMessages } from './messages.ts';

interface SourceMarkProps {
  source: 'S' | 'O';
  /** Somebody here has set another value than the delivered one. */
  changed?: boolean;
}

/** Whether a value was published or is our own; never to be taken for a rule of the platform. */
export function SourceMark({ source, changed = false }: SourceMarkProps) {
  const t = useSettingsMessages();
  const shared = useSharedMessages();
  return (
    <span className={`settings-mark settings-mark-${source}`} data-tip={shared(`source.${source}`)}>
      {t(changed ? 'mark.changed' : `mark.${source}`)}
    </span>
  );
}
