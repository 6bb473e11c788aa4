/** What a confirmed import did: the three add up to the accepted facts, objects or months. */
export interface StoredCounts {
  created: number;
  changed: number;
  unchanged: number;
}

/** The ledger must balance or nothing is stored. */
export class StagedRowsLost extends Error {
  override name = 'StagedRowsLost';
}

export function expectCount(expected: number, found: number): void {
  if (expected !== found) throw new StagedRowsLost(`${expected} rows were expected and ${found} were found`);
}
