import type { TargetTerms, TargetView } from '../../contract/targets.ts';
import { roundHalfUp } from '../../domain/number/round-half-up.ts';
import { periodCadence, periodDistance } from '../../domain/period/period.ts';
import { checkTarget } from '../../domain/target/check-target.ts';
import { measuresOf, type TargetLevel, type TargetMeasure } from '../../domain/target/measure.ts';
import type { TargetFault } from '../../domain/target/target.ts';

type CurveTerms = TargetTerms['curve'];

/** What the form holds: every kind of curve at once, so that trying another loses nothing. */
export interface TargetDraft {
  level: TargetLevel;
  scope: string | null;
  measure: TargetMeasure;
  goal: number | null;
  /** False: the start value follows the stored months. */
  startTyped: boolean;
  startValue: number | null;
  from: string;
  to: string;
  curve: CurveTerms['kind'];
  /** Of the calendar months, January first; null is an empty field. */
  weights: readonly (number | null)[];
  /** Of the months of the period; null is an empty field. */
  shares: readonly (number | null)[];
  owner: string | null;
  note: string;
}

/** The terms of a target as they are stored. */
export interface EditedTerms {
  goal: number;
  /** Null: as the stored months say. */
  startValue: number | null;
  from: string;
  to: string;
  curve: CurveTerms;
  owner: string | null;
}

/** Of shares that are filled in for a person: 33.33 %. */
const SHARE_DIGITS = 4;
/** A form is no place for more; checkTarget refuses longer periods. */
const LONGEST_FORM_MONTHS = 60;

export function emptyDraft(period: { from: string; to: string }): TargetDraft {
  return {
    level: 'programme',
    scope: null,
    measure: 'leaps',
    goal: null,
    startTyped: false,
    startValue: null,
    ...period,
    curve: 'straight',
    weights: Array.from({ length: 12 }, () => 1),
    shares: evenShares(period),
    owner: null,
    note: '',
  };
}

export function draftOf(target: TargetView): TargetDraft {
  const { level, scope, measure, curve } = target;
  const { owner, curve: _, ...terms } = termsOf(target);
  return {
    ...emptyDraft(target),
    level,
    scope,
    measure,
    ...terms,
    startTyped: target.startSource === 'typed',
    curve: curve.kind,
    ...(curve.kind === 'seasonal' && { weights: curve.weights }),
    ...(curve.kind === 'own' && { shares: curve.shares }),
    owner,
  };
}

/** A target that is shown carries the start value it is measured from; stored is only what was typed. */
export function termsOf(target: TargetView): EditedTerms {
  const { goal, startSource, startValue, from, to, curve, owner } = target;
  return {
    goal,
    startValue: startSource === 'typed' ? startValue : null,
    from,
    to,
    curve,
    owner: owner?.id ?? null,
  };
}

/** The draft as the service takes it; an empty number becomes NaN, which `faultsOf` finds. */
export function valuesOf(draft: TargetDraft): EditedTerms {
  const { goal, startTyped, startValue, from, to, owner } = draft;
  return {
    goal: goal ?? Number.NaN,
    startValue: startTyped ? (startValue ?? Number.NaN) : null,
    from,
    to,
    curve: curveOf(draft),
    owner,
  };
}

export function curveOf({ curve, weights, shares }: TargetDraft): CurveTerms {
  const filled = (values: readonly (number | null)[]) => values.map((value) => value ?? Number.NaN);
  if (curve === 'seasonal') return { kind: curve, weights: filled(weights) };
  return curve === 'own' ? { kind: curve, shares: filled(shares) } : { kind: curve };
}

/** Another level keeps what still means something there. */
export function withLevel(draft: TargetDraft, level: TargetLevel): TargetDraft {
  const allowed = measuresOf(level);
  const measure = allowed.includes(draft.measure) ? draft.measure : (allowed[0] ?? draft.measure);
  return { ...draft, level, scope: level === draft.level ? draft.scope : null, measure };
}

/** A period of another length stretches the person's own curve over it. */
export function withPeriod(draft: TargetDraft, period: { from: string; to: string }): TargetDraft {
  const length = lengthOf(period);
  if (length === null || length === draft.shares.length) return { ...draft, ...period };
  return { ...draft, ...period, shares: stretched(draft.shares, length) };
}

function lengthOf({ from, to }: { from: string; to: string }): number | null {
  if (periodCadence(from) !== 'month' || periodCadence(to) !== 'month') return null;
  const length = periodDistance(from, to) + 1;
  return length >= 1 && length <= LONGEST_FORM_MONTHS ? length : null;
}

function evenShares(period: { from: string; to: string }): number[] {
  const length = lengthOf(period) ?? 1;
  return Array.from({ length }, (_, at) => roundHalfUp((at + 1) / length, SHARE_DIGITS));
}

function stretched(shares: readonly (number | null)[], length: number): number[] {
  const known = [0, ...shares.map((share) => share ?? 0)];
  return Array.from({ length }, (_, at) => {
    if (at === length - 1) return 1;
    const position = ((at + 1) / length) * (known.length - 1);
    const below = Math.floor(position);
    const low = known[below] ?? 0;
    const high = known[below + 1] ?? low;
    return roundHalfUp(low + (high - low) * (position - below), SHARE_DIGITS);
  });
}

/** What keeps the draft from being stored, as the domain says it. Empty fields are told apart by `isEmptyField`. */
export function faultsOf(draft: TargetDraft): TargetFault[] {
  const { startValue, ...terms } = valuesOf(draft);
  return checkTarget({
    ...terms,
    id: 'draft',
    level: draft.level,
    scope: draft.scope,
    measure: draft.measure,
    startValue: startValue ?? 0,
  });
}

/** An empty field is not wrong before somebody wants to save. */
export function isEmptyField(draft: TargetDraft, path: string): boolean {
  const [field, list, at] = path.split('.');
  if (field === 'goal') return draft.goal === null;
  if (field === 'startValue') return draft.startValue === null;
  if (field === 'scope') return draft.scope === null;
  if (field === 'from') return draft.from === '';
  if (field === 'to') return draft.to === '';
  if (list === 'weights' && at !== undefined) return draft.weights[Number(at)] === null;
  return list === 'shares' && at !== undefined && draft.shares[Number(at)] === null;
}

/** What a person compares: first and last month are one thing to them. */
const COMPARED = ['goal', 'startValue', 'period', 'curve', 'owner'] as const;
export type ComparedField = (typeof COMPARED)[number];

/** The fields in which the versions are not all the same. */
export function differingFields(...versions: readonly EditedTerms[]): ComparedField[] {
  const text = (field: ComparedField) => (terms: EditedTerms) =>
    JSON.stringify(field === 'period' ? [terms.from, terms.to] : terms[field]);
  return COMPARED.filter((field) => new Set(versions.map(text(field))).size > 1);
}
