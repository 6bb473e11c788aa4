import { localeTag } from '../../ui/i18n/language.ts';
import type { Lang } from '../../ui/theme/preferences.ts';

const DAY_MS = 86_400_000;

// The Swedish way of writing a date is the ISO one.
const chinaDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
const chinaTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
});

/** The calendar day in China of an instant, as the service counts days. */
export const chinaDayOf = (instant: string | number): string => chinaDay.format(new Date(instant));

/** 09:30, the time in China: it stands under a day in China. */
export const chinaTimeOf = (instant: string): string => chinaTime.format(new Date(instant));

const atNoon = (day: string) => new Date(`${day}T12:00:00Z`);

/** 2026-11-22 plus or minus days. */
export const shiftDay = (day: string, days: number): string =>
  new Date(atNoon(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** 周日 / Sunday. */
export const weekdayOf = (day: string, lang: Lang): string =>
  new Intl.DateTimeFormat(localeTag[lang], {
    weekday: lang === 'zh' ? 'short' : 'long',
    timeZone: 'UTC',
  }).format(atNoon(day));

/** A real calendar day, 2026-02-30 is none. */
export function isDay(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? atNoon(text) : null;
  return date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
