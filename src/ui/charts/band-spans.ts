import type { useBandLadderWords } from './band-ladder-words.ts';

/** A time of service, by calendar days. */
export interface LadderSpan {
  key: string;
  /** Whose service it is. */
  label: string;
  startedOn: string;
  /** Last day; null while it goes on. */
  endedOn: string | null;
  /** An assisting relation never owns a leap and is drawn fainter. */
  role: 'primary' | 'assist';
}

/** Months in a row that are marked, for example those that make a leap. */
export interface LadderWindow {
  key: string;
  firstMonth: string;
  lastMonth: string;
  /** Short: “B0 → B2”. */
  label: string;
  /** `held`: a leap; `failed`: the band was held and something else is against it. */
  tone: 'held' | 'failed';
}

/** What the months before service were worth, over those months. */
export interface LadderBaseline {
  key: string;
  firstMonth: string;
  lastMonth: string;
  yuan: number;
}

export interface PlacedSpan extends LadderSpan {
  /** In months from the start of the axis, with fractions for days. */
  from: number;
  to: number;
  /** 0 is the top row; spans that overlap stand below each other. */
  lane: number;
}

/** Where the spans stand on an axis of these months; one wholly outside of it is left out. */
export function placeSpans(spans: readonly LadderSpan[], months: readonly string[]): PlacedSpan[] {
  const first = months[0];
  if (first === undefined) return [];
  const laneEnds: number[] = [];
  return [...spans]
    .sort((a, b) => a.startedOn.localeCompare(b.startedOn))
    .flatMap((span) => {
      const from = Math.max(0, dayAt(span.startedOn, first, 0));
      const to = Math.min(
        months.length,
        span.endedOn === null ? months.length : dayAt(span.endedOn, first, 1),
      );
      if (to <= from) return [];
      const free = laneEnds.findIndex((end) => end <= from);
      const lane = free < 0 ? laneEnds.length : free;
      laneEnds[lane] = to;
      return [{ ...span, from, to, lane }];
    });
}

/** Months from the start of `first` to the beginning (`after` 0) or the end (1) of the day. */
function dayAt(date: string, first: string, after: 0 | 1): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [firstYear = 0, firstMonth = 1] = first.split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (year - firstYear) * 12 + (month - firstMonth) + (day - 1 + after) / days;
}

type Words = ReturnType<typeof useBandLadderWords>;

export function spanName(span: LadderSpan, t: Words): string {
  return span.role === 'assist' ? t('assistOf', { name: span.label }) : span.label;
}

/** Whose service touches the month. */
export function servedIn(placed: readonly PlacedSpan[], month: number, t: Words): string {
  return placed
    .filter((span) => span.from < month + 1 && span.to > month)
    .map((span) => spanName(span, t))
    .join(' · ');
}
