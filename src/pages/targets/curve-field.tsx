import { useId } from 'react';
import { roundHalfUp } from '../../domain/number/round-half-up.ts';
import { periodRange } from '../../domain/period/period.ts';
import type { Curve } from '../../domain/target/curve.ts';
import { NumberInput } from '../../ui/blocks/field.tsx';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useTargetFormMessages } from './form-messages.ts';
import type { TargetDraft } from './target-draft.ts';

const KINDS = ['straight', 'seasonal', 'own'] as const satisfies readonly Curve['kind'][];

interface CurveFieldProps {
  draft: TargetDraft;
  onChange: (draft: TargetDraft) => void;
  /** Of `curve.weights.3`, or of the curve as a whole. */
  errorAt: (path: string) => string | null;
}

/** How the way to the goal is spread over the months. */
export function CurveField({ draft, onChange, errorAt }: CurveFieldProps) {
  const t = useTargetFormMessages();
  return (
    <fieldset className="targets-curve">
      <legend>{t('curve')}</legend>
      <Segmented
        label={t('curve')}
        options={KINDS.map((value) => ({ value, label: t(`curve.${value}`) }))}
        value={draft.curve}
        onChange={(curve) => onChange({ ...draft, curve: curve as Curve['kind'] })}
      />
      <p className="wm-meta">{t(`curve.${draft.curve}Hint`)}</p>
      {draft.curve === 'seasonal' && <Weights draft={draft} onChange={onChange} errorAt={errorAt} />}
      {draft.curve === 'own' && <Shares draft={draft} onChange={onChange} errorAt={errorAt} />}
    </fieldset>
  );
}

function Weights({ draft, onChange, errorAt }: CurveFieldProps) {
  const t = useTargetFormMessages();
  return (
    <NumberGrid
      whole={errorAt('curve.weights')}
      items={draft.weights.map((value, at) => ({
        key: String(at),
        label: t('calendarMonth', { month: at + 1 }),
        value,
        error: errorAt(`curve.weights.${at}`),
      }))}
      onChange={(at, value) => onChange({ ...draft, weights: draft.weights.with(at, value) })}
    />
  );
}

/** Written as per cent, kept as shares. */
function Shares({ draft, onChange, errorAt }: CurveFieldProps) {
  const f = useFormats();
  const months = periodRange(draft.from, draft.to);
  return (
    <NumberGrid
      whole={errorAt('curve.shares')}
      suffix="%"
      items={draft.shares.map((share, at) => ({
        key: months[at] ?? String(at),
        label: f.period(months[at] ?? ''),
        value: share === null ? null : roundHalfUp(share * 100, 4),
        error: errorAt(`curve.shares.${at}`),
      }))}
      onChange={(at, value) =>
        onChange({
          ...draft,
          shares: draft.shares.with(at, value === null ? null : roundHalfUp(value / 100, 6)),
        })
      }
    />
  );
}

interface NumberGridProps {
  items: readonly { key: string; label: string; value: number | null; error: string | null }[];
  suffix?: string;
  whole: string | null;
  onChange: (at: number, value: number | null) => void;
}

function NumberGrid({ items, suffix, whole, onChange }: NumberGridProps) {
  const id = useId();
  const errors = [...new Set([whole, ...items.map(({ error }) => error)].filter((error) => error !== null))];
  return (
    <>
      <div className="targets-numbers">
        {items.map(({ key, label, value, error }, at) => (
          <label key={key} htmlFor={`${id}-${key}`}>
            <span>
              {label}
              {suffix && ` (${suffix})`}
            </span>
            <NumberInput
              id={`${id}-${key}`}
              value={value}
              min={0}
              aria-invalid={error !== null || undefined}
              onChange={(next) => onChange(at, next)}
            />
          </label>
        ))}
      </div>
      {errors.map((error) => (
        <div key={error} className="wm-field-error" role="alert">
          {error}
        </div>
      ))}
    </>
  );
}
