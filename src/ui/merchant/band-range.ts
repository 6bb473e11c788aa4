import type { Formats } from '../format/use-formats.ts';

/** What a band holds: “30万–50万”, “< 10万”, “≥ 1,000万”. Empty for a code that the ladder does not have. */
export function bandRange(
  code: string,
  bands: readonly { code: string; fromYuan: number }[],
  formats: Formats,
): string {
  const at = bands.findIndex((band) => band.code === code);
  const from = bands[at]?.fromYuan;
  const to = bands[at + 1]?.fromYuan;
  if (from === undefined) return '';
  if (to === undefined) return `≥ ${formats.compact(from)}`;
  return from <= 0 ? `< ${formats.compact(to)}` : `${formats.compact(from)}–${formats.compact(to)}`;
}
