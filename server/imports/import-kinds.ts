import type { Transaction } from 'kysely';
import type { ImportKind } from '../../src/contract/imports.ts';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { followFacts, followProviders } from '../leaps/follow-stored.ts';
import { refreshLeaps } from '../leaps/refresh-leaps.ts';
import type { ImportRow } from './import-record.ts';
import { filledColumns } from './object-columns.ts';
import { MERCHANT_MONTHS } from './period-tables.ts';
import { refuseMovedProviders } from './refuse-moved-providers.ts';
import { stageFacts } from './stage-facts.ts';
import { stageMerchants } from './stage-merchants.ts';
import { stageMonths } from './stage-months.ts';
import { stageProviders } from './stage-providers.ts';
import { stageRelations } from './stage-relations.ts';
import { stagingTable } from './staging-table.ts';
import type { StagingReport, StagingTask } from './staging-task.ts';
import { storeFacts } from './store-facts.ts';
import { storeObjects } from './store-objects.ts';
import { storePeriods } from './store-periods.ts';
import { storeRelations } from './store-relations.ts';
import type { StoredCounts } from './stored-counts.ts';

type Trx = Transaction<Database>;
type Context = Pick<AppContext, 'now' | 'newId'>;

interface KindSteps {
  /** Reads and checks the file; accepted rows into the staging table. */
  stage(task: StagingTask): Promise<StagingReport>;
  /** Staged rows into the store, in the transaction of the confirmation. */
  store(trx: Trx, context: Context, row: ImportRow): Promise<StoredCounts>;
  /** What follows from them in the same transaction. */
  follow?(trx: Trx, context: Context, cause: { by: string; row: ImportRow }): Promise<void>;
}

const FACT_STEPS: KindSteps = {
  stage: stageFacts,
  async store(trx, _, row) {
    const table = stagingTable(row);
    await refuseMovedProviders(trx, table, row.modelCode);
    return storeFacts(trx, { table, periods: row.periods });
  },
  follow: followFacts,
};

const storeObjectsOf =
  (
    into: 'provider' | 'merchant',
    constants: (row: ImportRow) => Record<string, string>,
  ): KindSteps['store'] =>
  (trx, { now }, row) =>
    storeObjects(trx, {
      into,
      table: stagingTable(row),
      rows: row.counts.rowsAccepted,
      columns: filledColumns(row.mapping),
      constants: constants(row),
      now: now(),
    });

const feeds = ({ mapping }: ImportRow, target: string) =>
  mapping.columns.some((column) => column.target === target);

/** How each kind of file is read and stored. */
export const KIND_STEPS: Record<ImportKind, KindSteps> = {
  facts_long: FACT_STEPS,
  facts_wide: FACT_STEPS,
  // Providers of a file are graded by the import's model from then on.
  providers: {
    stage: stageProviders,
    store: storeObjectsOf('provider', ({ modelCode }) => ({ model_code: modelCode })),
    follow: followProviders,
  },
  merchants: { stage: stageMerchants, store: storeObjectsOf('merchant', () => ({})), follow: refreshLeaps },
  service_relations: {
    stage: stageRelations,
    store: (trx, _, row) =>
      storeRelations(trx, {
        table: stagingTable(row),
        rows: row.counts.rowsAccepted,
        given: {
          role: feeds(row, 'role'),
          endedOn: feeds(row, 'endedOn'),
          operatedSessions: feeds(row, 'operatedSessions'),
        },
      }),
    follow: refreshLeaps,
  },
  merchant_months: {
    stage: stageMonths,
    store: (trx, _, row) =>
      storePeriods(
        trx,
        MERCHANT_MONTHS,
        { table: stagingTable(row), periods: row.periods },
        // The stored columns are named as the fields.
        MERCHANT_MONTHS.values.filter((column) => feeds(row, fieldOf(column))),
      ),
    follow: refreshLeaps,
  },
};

/** paid_gmv → paidGmv. */
function fieldOf(column: string): string {
  return column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
