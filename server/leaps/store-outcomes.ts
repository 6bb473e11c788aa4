import { sql, type Transaction } from 'kysely';
import type { Band } from '../../src/domain/leap/band.ts';
import type { LeapOutcome } from '../../src/domain/leap/leap-outcome.ts';
import type { MerchantBook } from '../../src/domain/leap/merchant-book.ts';
import { numberArray, textArray } from '../assess/array-literal.ts';
import { readFloats, readIntegers } from '../assess/packed-array.ts';
import type { Database } from '../db/schema.ts';
import { fingerprintOf } from './fingerprint.ts';
import { firstLeapMonths, storeMerchantCourses } from './store-merchant-courses.ts';
import { neededYuan, storedOutcome } from './stored-outcome.ts';

type Trx = Transaction<Database>;

const ROWS_PER_STATEMENT = 5000;

const COLUMNS = [
  'relation_id',
  'provider_id',
  'merchant_id',
  'state',
  'is_open',
  'completed_month',
  'lapse_state',
  'bands_jumped',
  'held_months',
  'months_to_go',
  'target_band',
  'needed_yuan',
  'content',
  'fingerprint',
  'evaluation_id',
] as const;

const assignments = sql.raw(
  COLUMNS.slice(1)
    .map((column) => `${column} = excluded.${column}`)
    .join(', '),
);

interface OutcomeRow {
  outcome: LeapOutcome;
  content: string;
  fingerprint: number;
}

/** Brings what is stored of relations and of merchants to what was found; rows that say the same already are not even sent. */
export async function storeOutcomes(
  trx: Trx,
  evaluationId: number,
  book: MerchantBook,
  outcomes: readonly LeapOutcome[],
  bands: readonly Band[],
): Promise<void> {
  await storeMerchantCourses(trx, book, firstLeapMonths(book, outcomes), bands);
  const { merchants } = book;
  const stored = await readFingerprints(trx);
  let rows: OutcomeRow[] = [];
  for (const outcome of outcomes) {
    const content = JSON.stringify(storedOutcome(outcome, bands));
    const { provider, state, open, completedMonth, lapse, bandsJumped, held, monthsToGo } = outcome;
    const target = bands[outcome.targetBand ?? -1]?.code;
    const told = [
      provider,
      state,
      open,
      completedMonth,
      lapse?.state,
      bandsJumped,
      held.months,
      monthsToGo,
      target,
    ];
    const fingerprint = fingerprintOf(`${told.join()} ${content}`);
    if (stored.get(outcome.relation) === fingerprint) continue;
    rows.push({ outcome, content, fingerprint });
    if (rows.length < ROWS_PER_STATEMENT) continue;
    await upsert(trx, evaluationId, merchants, rows, bands);
    rows = [];
  }
  if (rows.length > 0) await upsert(trx, evaluationId, merchants, rows, bands);
}

async function upsert(
  trx: Trx,
  evaluationId: number,
  merchants: MerchantBook['merchants'],
  rows: readonly OutcomeRow[],
  bands: readonly Band[],
): Promise<void> {
  const numbers = (pick: (row: LeapOutcome) => number | null) =>
    numberArray(rows.map(({ outcome }) => pick(outcome)));
  const texts = (pick: (row: LeapOutcome) => string | null) =>
    textArray(rows.map(({ outcome }) => pick(outcome)));
  await sql`
    insert into leap_outcome (${sql.raw(COLUMNS.join(', '))})
    select given.*, ${evaluationId}::integer from unnest(
      ${numbers((row) => row.relation)}::integer[], ${numbers((row) => row.provider)}::integer[],
      ${numbers((row) => merchants[row.merchant]!.id)}::integer[], ${texts((row) => row.state)}::text[],
      ${texts((row) => String(row.open))}::boolean[], ${texts((row) => row.completedMonth)}::text[],
      ${texts((row) => row.lapse?.state ?? null)}::text[], ${numbers((row) => row.bandsJumped)}::smallint[],
      ${numbers((row) => row.held.months)}::smallint[], ${numbers((row) => row.monthsToGo)}::smallint[],
      ${texts((row) => bands[row.targetBand ?? -1]?.code ?? null)}::text[],
      ${numbers(neededYuan)}::double precision[], ${textArray(rows.map(({ content }) => content))}::jsonb[],
      ${numberArray(rows.map(({ fingerprint }) => fingerprint))}::double precision[]) as given
    on conflict (relation_id) do update set ${assignments}`.execute(trx);
}

async function readFingerprints(trx: Trx): Promise<Map<number, number>> {
  const { rows } = await sql<{ relations: Uint8Array; fingerprints: Uint8Array }>`
    select array_send(array_agg(relation_id)) as relations, array_send(array_agg(fingerprint)) as fingerprints
    from leap_outcome having count(*) > 0`.execute(trx);
  const [row] = rows;
  if (!row) return new Map();
  const fingerprints = readFloats(row.fingerprints);
  return new Map(Array.from(readIntegers(row.relations), (relation, at) => [relation, fingerprints[at]!]));
}
