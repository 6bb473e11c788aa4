import type { Kysely, Transaction } from 'kysely';
import type { AppealCorrection, AppealFacts } from '../../src/contract/appeals.ts';
import { checkFact } from '../../src/domain/import/check-fact.ts';
import { indicatorRule } from '../../src/domain/import/indicator-rule.ts';
import type { Indicator } from '../../src/domain/model/capability-model.ts';
import { periodRange, shiftPeriod } from '../../src/domain/period/period.ts';
import { refreshAlerts } from '../alerts/refresh-alerts.ts';
import type { AppContext, Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { ApiProblem, conflict, type ProblemField } from '../http/problem.ts';
import { rejectionTitle } from '../imports/explain-rejection.ts';
import { storeMadeFacts } from '../imports/store-made-facts.ts';
import { refreshProviderMonths } from '../leaps/store-provider-months.ts';
import { readModel } from '../models/read-model.ts';
import type { AppealRow } from './appeal-row.ts';

type Numbers = AppealCorrection['facts'][number]['after'];
export type CorrectedFact = Numbers & { period: string };

/** The disputed indicator as the model of the assessment defines it. Throws conflict for any other kind of number. */
async function requireIndicator(db: Kysely<Database>, { snapshot }: AppealRow): Promise<Indicator> {
  const { model, modelVersion, subject } = snapshot;
  const { indicators } = await readModel(db, model, modelVersion);
  const indicator = indicators.find(({ code }) => subject.kind === 'indicator' && code === subject.code);
  if (indicator) return indicator;
  throw conflict(
    {
      zh: '能力和层级由指标算出，没有自己的数据。',
      en: 'A capability or a tier is computed from indicators and has no facts of its own.',
    },
    null,
  );
}

const windowOf = ({ snapshot }: AppealRow, { window }: Indicator): string[] =>
  periodRange(shiftPeriod(snapshot.period, 1 - window.periods), snapshot.period);

/** What is stored now for the disputed indicator, for every period of its window, oldest first. */
export async function listAppealFacts(db: Kysely<Database>, appeal: AppealRow): Promise<AppealFacts> {
  const indicator = await requireIndicator(db, appeal);
  const periods = windowOf(appeal, indicator);
  const stored = await readFacts(db, appeal, indicator, periods);
  return {
    unit: indicator.unit,
    kind: indicator.formula.kind,
    items: periods.map((period) => {
      const fact = stored.get(period);
      return { period, stored: fact !== undefined, ...(fact ?? NOTHING) };
    }),
  };
}

const NOTHING: Numbers = { numerator: null, denominator: null, n: null, value: null };

async function readFacts(
  db: Kysely<Database>,
  { providerId }: AppealRow,
  { code }: Indicator,
  periods: readonly string[],
): Promise<Map<string, Numbers>> {
  const rows = await db
    .selectFrom('fact')
    .innerJoin('period', 'period.id', 'fact.periodId')
    .innerJoin('indicator', 'indicator.id', 'fact.indicatorId')
    .select(['period.code as period', 'numerator', 'denominator', 'n', 'value'])
    .where('fact.providerId', '=', providerId)
    .where('indicator.code', '=', code)
    .where('period.code', 'in', periods)
    .execute();
  return new Map(rows.map(({ period, ...numbers }) => [period, numbers]));
}

/**
 * Stores the corrected facts under an import record that names the appeal, the same way as those of a file. The caller
 * holds the lock on stored facts. Throws invalid_request or conflict.
 */
export async function correctFacts(
  trx: Transaction<Database>,
  context: Pick<AppContext, 'newId' | 'now'>,
  caller: Caller,
  appeal: AppealRow,
  facts: readonly CorrectedFact[],
): Promise<{ importId: number; publicImportId: string; facts: AppealCorrection['facts'] }> {
  const indicator = await requireIndicator(trx, appeal);
  const periods = windowOf(appeal, indicator);
  refuseImpossible(indicator, periods, facts);
  const stored = await readFacts(trx, appeal, indicator, periods);
  const changes = facts
    .map(({ period, ...after }) => ({ period, before: stored.get(period) ?? null, after }))
    .filter(({ before, after }) => before === null || differ(before, after))
    .sort((a, b) => (a.period < b.period ? -1 : 1));
  if (changes.length === 0) throw nothingChanged();

  const { importId, publicImportId } = await storeMadeFacts(
    trx,
    context,
    {
      model: appeal.snapshot.model,
      fileName: `appeal-${appeal.publicId.slice(0, 8)}.csv`,
      by: caller.name,
      appealId: appeal.publicId,
    },
    changes.map(({ period, after }) => ({
      ...after,
      providerId: appeal.providerId,
      provider: appeal.externalId,
      period,
      indicator: indicator.code,
    })),
  );
  await refreshProviderMonths(
    trx,
    changes.map(({ period }) => period),
  );
  await refreshAlerts(trx, context);
  return { importId, publicImportId, facts: changes };
}

/** The same questions that a file's rows must pass. */
function refuseImpossible(
  indicator: Indicator,
  periods: readonly string[],
  facts: readonly CorrectedFact[],
): void {
  const rule = indicatorRule(indicator);
  const fields = facts.flatMap(({ period, numerator, denominator, n, value }, at): ProblemField[] => {
    const path = `body.facts.${at}`;
    if (!periods.includes(period))
      return [{ path, message: { zh: `${period} 不在统计窗口内`, en: `${period} is outside the window` } }];
    if (facts.findIndex((other) => other.period === period) !== at)
      return [{ path, message: { zh: `${period} 重复`, en: `${period} is given twice` } }];
    const code = checkFact(rule, {
      numerator: numerator ?? Number.NaN,
      denominator: denominator ?? Number.NaN,
      n: n ?? Number.NaN,
      value: value ?? Number.NaN,
    });
    return code === null ? [] : [{ path, message: rejectionTitle(code) }];
  });
  if (fields.length === 0) return;
  throw new ApiProblem(
    'invalid_request',
    { zh: '更正的数据有误，未入库。', en: 'The corrected facts cannot be true; nothing was stored.' },
    { zh: '按下列各项修改后重试。', en: 'Correct the parts listed and try again.' },
    fields,
  );
}

function differ(a: Numbers, b: Numbers): boolean {
  return a.numerator !== b.numerator || a.denominator !== b.denominator || a.n !== b.n || a.value !== b.value;
}

function nothingChanged(): ApiProblem {
  return conflict(
    { zh: '更正的数据与库中现有数据相同。', en: 'The corrected facts are what is stored already.' },
    { zh: '修改数值，或裁定为不成立并说明原因。', en: 'Change a number, or reject the appeal and say why.' },
  );
}
