import type { Transaction } from 'kysely';
import type { MonthPace, TargetStanding } from '../../src/domain/alert/target-alerts.ts';
import { periodRange } from '../../src/domain/period/period.ts';
import { paceOf } from '../../src/domain/target/pace.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { earlierOf } from '../targets/measure-reading.ts';
import type { TargetRow } from '../targets/target-row.ts';
import { TargetViews } from '../targets/target-views.ts';

/** Alerts are made of everything that is stored, whoever's change makes them. */
const PLATFORM: Caller = { id: 'system', name: 'system', role: 'ops_admin', scope: null };

/** Every target that counts with its paces, and the month looked at. */
export async function readTargetStandings(
  trx: Transaction<Database>,
  now: Date,
): Promise<{ month: string; targets: TargetStanding[] }> {
  const views = await TargetViews.read(trx, { caller: PLATFORM, now });
  const { month } = views.book;
  return {
    month,
    targets: views.rows.map((row) => ({
      key: row.key,
      terms: termsOf(row),
      paces: pacesOf(row, views),
    })),
  };
}

function termsOf({ id, level, scope, measure, goal, from, to, owner }: TargetRow): TargetStanding['terms'] {
  return { id, level, scope, measure, goal, from, to, owner };
}

/** Made one by one: most targets are asked for no more than the latest. */
function* pacesOf(row: TargetRow, views: TargetViews): Generator<MonthPace> {
  const { month } = views.book;
  const { reading, line, attained, pace } = views.figures(row);
  yield { month, attained, ...pace };
  for (const at of monthsBefore(row.from, earlierOf(month, row.to))) {
    const value = reading.at(at, line);
    yield { month: at, attained: value, ...paceOf(line, value, at, views.settings.pace) };
  }
}

/** Months of the period before the latest, newest first. */
function monthsBefore(from: string, latest: string): string[] {
  return periodRange(from, latest).slice(0, -1).reverse();
}
