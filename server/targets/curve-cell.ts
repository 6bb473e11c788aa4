import type { Curve } from '../../src/domain/target/curve.ts';

const WORDS: Record<string, Curve['kind']> = {
  straight: 'straight',
  直线: 'straight',
  seasonal: 'seasonal',
  季节: 'seasonal',
  own: 'own',
  自定: 'own',
};

/** `straight`, `seasonal: 1 1 2 …` (12 weights) or `own: 0.1 0.3 … 1` (one share per month). */
export function writeCurve(curve: Curve): string {
  switch (curve.kind) {
    case 'straight':
      return 'straight';
    case 'seasonal':
      return `seasonal: ${curve.weights.join(' ')}`;
    case 'own':
      return `own: ${curve.shares.join(' ')}`;
  }
}

/** Null when the text is not a curve; how many numbers it needs is the check's to say. */
export function readCurve(text: string): Curve | null {
  const [word = '', list = ''] = text.split(/[:：]/, 2);
  const kind = WORDS[word.trim().toLowerCase()];
  const numbers = list
    .trim()
    .split(/[\s,，;；|]+/)
    .filter(Boolean)
    .map(Number);
  if (kind === undefined || numbers.some(Number.isNaN)) return null;
  if (kind === 'straight') return numbers.length === 0 ? { kind } : null;
  return kind === 'seasonal' ? { kind, weights: numbers } : { kind, shares: numbers };
}
