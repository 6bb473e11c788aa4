import { Fragment } from 'react';
import type { DeltaKind } from '../format/delta-format.ts';
import { Missing } from '../format/missing.tsx';
import { useFormats } from '../format/use-formats.ts';
import { useSharedMessages } from '../i18n/shared-messages.ts';
import './vocabulary.css';

export interface DeltaTextProps {
  value: number | null;
  kind: DeltaKind;
  digits?: number;
  /** Why there is no difference; needed when value is null. */
  reason?: string;
  /** What it is compared with: "较 2026年9月". */
  against?: string;
  inCell?: boolean;
}

/** Arrow, sign and number. The colour follows the reader's rise setting and is never the only signal. */
export function DeltaText({ value, kind, digits, reason = '', against, inCell = false }: DeltaTextProps) {
  const formats = useFormats();
  const t = useSharedMessages();
  if (value === null) return <Missing reason={reason} inCell={inCell} />;
  const delta = formats.delta(value, kind, digits);
  const word = { up: t('rise'), down: t('fall'), flat: t('flat') }[delta.trend];
  return (
    <span className={`wm-num wm-delta wm-delta-${delta.trend}`}>
      <span className="wm-delta-arrow" aria-hidden="true">
        {delta.arrow}
      </span>
      <span className="wm-sr-only">{word} </span>
      {/* Where a narrow place lets it break, the unit goes below and the number stays whole. */}
      {delta.text.split(' ').map((word, at) => (
        <Fragment key={word}>
          {at > 0 && ' '}
          <span className="wm-delta-word">{word}</span>
        </Fragment>
      ))}
      {against && <span className="wm-delta-against">{against}</span>}
    </span>
  );
}
