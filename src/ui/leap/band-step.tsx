import './leap.css';

interface BandStepProps {
  /** Null: not eligible. */
  from: string | null;
  /** Reached, or with `open` only aimed at; null: there is none. */
  to: string | null;
  open?: boolean;
}

/** B0 → B2; a band that is only aimed at is fainter. */
export function BandStep({ from, to, open = false }: BandStepProps) {
  return (
    <span className="wm-band-step">
      <span>{from ?? '—'}</span>
      <span aria-hidden="true">→</span>
      <span className={open ? 'wm-band-step-open' : undefined}>{to ?? '—'}</span>
    </span>
  );
}
