import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { FACTS } from './period-tables.ts';
import { type StagedPeriods, storePeriods } from './store-periods.ts';
import type { StoredCounts } from './stored-counts.ts';

/** Moves staged facts into the store, where the last import of a provider, period and indicator stands. */
export function storeFacts(trx: Transaction<Database>, staged: StagedPeriods): Promise<StoredCounts> {
  return storePeriods(trx, FACTS, staged, FACTS.values);
}
