import type { Formats } from '../format/use-formats.ts';

export interface PaceForecast {
  /** Month the forecast is for, on the axis. */
  month: string;
  value: number;
  /** P10 to P90 of past errors; null: too few of them. */
  range: { low: number; high: number } | null;
}

export function amountText(value: number, kind: 'number' | 'money', formats: Formats): string {
  return kind === 'money' ? formats.money(value) : formats.number(value, Number.isInteger(value) ? 0 : 1);
}

/** "预计 7 (5–9)". */
export function forecastText(
  { value, range }: PaceForecast,
  kind: 'number' | 'money',
  word: string,
  formats: Formats,
): string {
  const text = (amount: number) => amountText(amount, kind, formats);
  return `${word} ${text(value)}${range ? ` (${text(range.low)}–${text(range.high)})` : ''}`.trim();
}
