import type { IndicatorColumns } from '../facts/fact-columns.ts';
import { LARGEST_VALUE, rawAbsence, rawValue } from '../facts/raw-value.ts';
import type { Indicator, MinimumSample } from '../model/capability-model.ts';
import { indicatorStateCode } from './state-codes.ts';

export interface RawColumns {
  /** Raw value in the indicator's unit, NaN when absent. */
  raw: Float64Array;
  /** 'scored' where the raw value may be scored; the state that stands in the way elsewhere. */
  states: Uint8Array;
}

/** Cells read at a time. */
const BLOCK = 1024;

const SCORED = indicatorStateCode.scored;
const NOT_REPORTED = indicatorStateCode.not_reported;
const NOT_APPLICABLE = indicatorStateCode.not_applicable;
const TOO_SMALL = indicatorStateCode.sample_too_small;

/** Raw values and their states before any normalisation (domain.md 2.1 (3), (4) [O]). */
export function readRawColumns(
  indicator: Indicator,
  columns: IndicatorColumns | undefined,
  count: number,
): RawColumns {
  const raw = new Float64Array(count);
  const states = new Uint8Array(count);
  if (!columns) {
    raw.fill(Number.NaN);
    states.fill(NOT_REPORTED);
  } else if (indicator.formula.kind === 'ratio') {
    readRatios(indicator, columns, raw, states);
  } else {
    for (let at = 0; at < count; at++) readOne(indicator, columns, at, raw, states);
  }
  return { raw, states };
}

/** The raw values that may be scored, as a new column: they form the cohort of relative methods. */
export function eligibleValues({ raw, states }: RawColumns): Float64Array {
  return raw.map((value, at) => (states[at] === SCORED ? value : Number.NaN));
}

function readRatios(
  indicator: Indicator,
  columns: IndicatorColumns,
  raw: Float64Array,
  states: Uint8Array,
): void {
  const { formula, minimumSample } = indicator;
  const { numerator, denominator, value, n } = columns;
  const sample = minimumSample?.of === 'n' ? n : denominator;
  const enough = minimumSample?.count ?? 0;
  const unusual = new Uint32Array(Math.min(BLOCK, raw.length));
  for (let from = 0; from < raw.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, raw.length);
    const { factor, offset } = formula;
    const count = divide(
      factor,
      offset,
      numerator,
      denominator,
      sample,
      enough,
      value,
      from,
      to,
      raw,
      unusual,
    );
    for (let index = 0; index < count; index++) readOne(indicator, columns, unusual[index]!, raw, states);
  }
}

/**
 * The usual cell has a positive denominator, a large enough sample and no finished value: one division. The positions
 * of the others are listed in `unusual` and counted, without a branch, since which cells they are cannot be predicted.
 */
function divide(
  factor: number,
  offset: number,
  numerator: Float64Array,
  denominator: Float64Array,
  sample: Float64Array,
  enough: number,
  value: Float64Array,
  from: number,
  to: number,
  raw: Float64Array,
  unusual: Uint32Array,
): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const base = denominator[at]!;
    const ratio = (factor * numerator[at]! + offset * base) / base;
    const usual =
      Number(base > 0) &
      Number(sample[at]! >= enough) &
      Number(Math.abs(ratio) < LARGEST_VALUE) &
      Number(Number.isNaN(value[at]!));
    raw[at] = ratio;
    unusual[count] = at;
    count += 1 - usual;
  }
  return count;
}

function readOne(
  { formula, minimumSample }: Indicator,
  columns: IndicatorColumns,
  at: number,
  raw: Float64Array,
  states: Uint8Array,
): void {
  const numerator = columns.numerator[at]!;
  const denominator = columns.denominator[at]!;
  const value = columns.value[at]!;
  const found = rawValue(formula, numerator, denominator, value);
  raw[at] = found;
  if (Number.isNaN(found)) {
    const absence = rawAbsence(formula, numerator, denominator, value);
    states[at] = absence === 'not_reported' ? NOT_REPORTED : NOT_APPLICABLE;
  } else if (
    minimumSample &&
    !(sampleSize(minimumSample.of, denominator, columns.n[at]!) >= minimumSample.count)
  ) {
    states[at] = TOO_SMALL;
  }
}

/** The number a minimum sample is compared with. Value-only sources state their denominator as n. NaN: not stated. */
export function sampleSize(of: MinimumSample['of'], denominator: number, n: number): number {
  return of === 'n' || Number.isNaN(denominator) ? n : denominator;
}
