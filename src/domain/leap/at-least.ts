/** Money and shares meet their bounds through products such as 1.3 × 92000, which miss by a last binary digit. */
const TOLERANCE = 1e-9;

/** a ≥ b, up to the rounding of the arithmetic that made them. */
export function atLeast(a: number, b: number): boolean {
  return a >= b - Math.abs(b) * TOLERANCE;
}
