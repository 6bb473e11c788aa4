const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** First moment of a day in China, where the clocks never change, and of the day after it. */
export function chinaDaySpan(day: string): { from: Date; until: Date } {
  const from = new Date(`${day}T00:00:00+08:00`);
  return { from, until: new Date(from.getTime() + DAY_MILLISECONDS) };
}
