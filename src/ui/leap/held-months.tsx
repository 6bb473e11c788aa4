import { useLeapWords } from './leap-words.ts';
import './leap.css';

/** ●●○ 2/3: months held of those needed. */
export function HeldMonths({ held }: { held: { months: number; of: number } }) {
  const t = useLeapWords();
  const dots = Array.from({ length: held.of }, (_, at) => at < held.months);
  return (
    <span className="wm-held">
      {held.of <= 6 && (
        <span className="wm-held-dots" aria-hidden="true">
          {dots.map((isHeld, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity but their place
            <span key={at} className={isHeld ? 'wm-held-dot wm-held-dot-on' : 'wm-held-dot'} />
          ))}
        </span>
      )}
      <span className="wm-num" aria-hidden="true">
        {held.months}/{held.of}
      </span>
      <span className="wm-sr-only">{t('heldTip', held)}</span>
    </span>
  );
}
