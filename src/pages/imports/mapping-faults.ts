import type { ColumnMapping, Inspection } from '../../contract/imports.ts';

export type MappingFault =
  /** Required fields that no column feeds. */
  | { kind: 'missing'; targets: readonly string[] }
  /** Nothing in the file would be stored. */
  | { kind: 'noNumber' }
  | { kind: 'noAmount' }
  /** A denominator or a sample size stands alone; `target` is the indicator in a wide file. */
  | { kind: 'noNumerator'; target: string | null };

const AMOUNTS = ['paidGmv', 'netGmv', 'refundGmv', 'orders'];
const PARTS = ['numerator', 'denominator', 'n'];

/** What stands in the way of reading the file with this mapping; the service checks the same when the file arrives. */
export function mappingFaults(mapping: ColumnMapping, targets: Inspection['targets']): MappingFault[] {
  const fed = new Set(mapping.columns.flatMap(({ target }) => target ?? []));
  const missing = targets.filter((target) => target.required && !fed.has(target.code));
  const faults: MappingFault[] =
    missing.length > 0 ? [{ kind: 'missing', targets: missing.map(({ code }) => code) }] : [];
  if (mapping.kind === 'facts_long') {
    if (!fed.has('numerator') && !fed.has('value')) faults.push({ kind: 'noNumber' });
    else if (fed.has('denominator') && !fed.has('numerator'))
      faults.push({ kind: 'noNumerator', target: null });
  }
  if (mapping.kind === 'merchant_months' && !AMOUNTS.some((amount) => fed.has(amount)))
    faults.push({ kind: 'noAmount' });
  if (mapping.kind === 'facts_wide') {
    const measures = [...fed].filter((code) => code !== 'provider' && code !== 'period');
    if (measures.length === 0) faults.push({ kind: 'noNumber' });
    const indicators = new Set(measures.map(indicatorOf));
    for (const indicator of indicators) {
      if (!fed.has(indicator) && !fed.has(`${indicator}.numerator`))
        faults.push({ kind: 'noNumerator', target: indicator });
    }
  }
  return faults;
}

/** `gpm.numerator` → `gpm`. */
function indicatorOf(target: string): string {
  const part = PARTS.find((name) => target.endsWith(`.${name}`));
  return part ? target.slice(0, -part.length - 1) : target;
}
