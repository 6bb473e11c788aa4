import type { Digest } from '../../contract/alerts.ts';
import { IconButton } from '../../ui/blocks/button.tsx';
import { isDay, shiftDay } from './china-day.ts';
import { useDigestMessages } from './digest-messages.ts';
import '../../ui/blocks/field.css';

interface DigestDaysProps {
  digest: Pick<Digest, 'day' | 'today' | 'firstDay'>;
  onChange: (day: string) => void;
}

/** From day to day; there is none before the first alert and none after today. */
export function DigestDays({ digest, onChange }: DigestDaysProps) {
  const t = useDigestMessages();
  const { day, today, firstDay } = digest;
  return (
    <div className="digest-days">
      <IconButton
        icon="chevronLeft"
        label={t('before')}
        disabled={firstDay === null || day <= firstDay}
        onClick={() => onChange(shiftDay(day, -1))}
      />
      <input
        type="date"
        className="wm-input"
        aria-label={t('day')}
        value={day}
        min={firstDay ?? today}
        max={today}
        // A half typed year is a day too, long ago.
        onChange={({ target: { value } }) =>
          isDay(value) && value >= (firstDay ?? today) && value <= today && onChange(value)
        }
      />
      <IconButton
        icon="chevronRight"
        label={t('after')}
        disabled={day >= today}
        onClick={() => onChange(shiftDay(day, 1))}
      />
    </div>
  );
}
