import type { Kysely } from 'kysely';
import type { exportTargets as route, TargetView } from '../../src/contract/targets.ts';
import { type CsvValue, csvChunks } from '../../src/domain/csv/write-csv.ts';
import { MEASURE_RULES } from '../../src/domain/target/measure.ts';
import type { Database } from '../db/schema.ts';
import type { Call, FileOutput } from '../http/handler.ts';
import { writeCurve } from './curve-cell.ts';
import { matchTargets } from './list-targets.ts';
import { INFORMATION_COLUMNS, LEVEL_NAMES, TARGET_COLUMNS } from './target-columns.ts';

/** The filtered targets as a file that may be changed and imported again. */
export async function exportTargets(
  db: Kysely<Database>,
  { caller, query, context }: Call<typeof route>,
): Promise<FileOutput> {
  const { lang, ...asked } = query;
  const { matches, book, describe } = await matchTargets(db, caller, asked, context.now());
  const header = Object.values({ ...TARGET_COLUMNS, ...INFORMATION_COLUMNS }).map((names) => names[lang]);
  const lines = matches.map((match) => lineOf(describe(match), lang));
  async function* chunks() {
    yield* csvChunks(header, lines);
  }
  return {
    fileName: `${{ zh: '目标', en: 'targets' }[lang]}-${book.month}.csv`,
    chunks: chunks(),
  };
}

/** Cells in the order of the columns. A start value that was computed stays blank: written down it would be typed. */
function lineOf(view: TargetView, lang: 'zh' | 'en'): CsvValue[] {
  const { scope, measure, from, to, goal, curve, owner, scopeName, month, attained, pace, forecast } = view;
  return [
    LEVEL_NAMES[view.level][lang],
    scope,
    MEASURE_RULES[measure].name[lang],
    from,
    to,
    goal,
    view.startSource === 'typed' ? view.startValue : null,
    writeCurve(curve),
    owner?.name ?? null,
    scopeName?.[lang] ?? null,
    month,
    attained,
    pace.index,
    forecast.value,
  ];
}
