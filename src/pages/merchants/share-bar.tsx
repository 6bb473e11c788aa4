import type { ReactNode } from 'react';
import { Missing } from '../../ui/format/missing.tsx';

export interface ShareBarProps {
  label: string;
  share: number | null;
  /** Ends of the scale; zero lies between them or on one. */
  low: number;
  high: number;
  text: string | null;
  detail: ReactNode;
  /** Why there is no share. */
  missing: string;
  /** A share to compare with, drawn as a line. */
  mark?: number;
  tone: 'accent' | 'muted';
}

/** A named bar from zero with its number; a fall goes to the left of zero. */
export function ShareBar({ label, share, low, high, text, detail, missing, mark, tone }: ShareBarProps) {
  const place = (value: number) => ((value - low) / (high - low || 1)) * 100;
  const zero = place(0);
  const end = share === null ? zero : place(share);
  return (
    <div className="merchants-bar">
      <span className="merchants-bar-label">{label}</span>
      <span className="merchants-bar-track">
        <span
          className={`merchants-bar-fill merchants-bar-${tone}`}
          style={{ insetInlineStart: `${Math.min(zero, end)}%`, width: `${Math.abs(end - zero)}%` }}
        />
        {low < 0 && <span className="merchants-bar-zero" style={{ insetInlineStart: `${zero}%` }} />}
        {mark !== undefined && (
          <span className="merchants-bar-mark" style={{ insetInlineStart: `${place(mark)}%` }} />
        )}
      </span>
      <span className="merchants-bar-value wm-num">{text ?? <Missing reason={missing} />}</span>
      <span className="merchants-bar-detail wm-num">{detail}</span>
    </div>
  );
}
