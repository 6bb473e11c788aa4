import type { Transaction } from 'kysely';
import type { LEAP_RUN_CAUSES } from '../../src/contract/leaps.ts';
import { evaluateLeaps } from '../../src/domain/leap/evaluate-leaps.ts';
import type { LeapOutcome } from '../../src/domain/leap/leap-outcome.ts';
import type { LeapState } from '../../src/domain/leap/leap-state.ts';
import { refreshAlerts } from '../alerts/refresh-alerts.ts';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { asPlatform } from './as-platform.ts';
import { storeLeapFacts } from './leap-facts.ts';
import { loadBook } from './load-book.ts';
import { providerMonths } from './provider-months.ts';
import { readSettings } from './settings-in-force.ts';
import { storeOutcomes } from './store-outcomes.ts';
import { storeProviderMonths } from './store-provider-months.ts';

export interface EvaluationCause {
  by: string;
  /** An import when left out. */
  cause?: (typeof LEAP_RUN_CAUSES)[number];
}

/**
 * Brings everything that follows from merchants, relations, months, settings and decisions up to date, in the
 * transaction that changed them: nobody ever sees months without the leaps they make. The caller holds the lock of
 * stored facts (lockFactsForStoring), which leap_merchants facts are written under as well.
 */
export function refreshLeaps(
  trx: Transaction<Database>,
  context: Pick<AppContext, 'now' | 'newId'>,
  { by, cause = 'import' }: EvaluationCause,
): Promise<void> {
  return asPlatform(trx, async () => {
    const { version, content } = await readSettings(trx);
    const book = await loadBook(trx, context.now());
    const outcomes = evaluateLeaps(book, content.leap);
    const months = providerMonths(book, outcomes, content.leap);
    await storeProviderMonths(trx, book.months, months);
    const importIds = await storeLeapFacts(trx, context, by, book.months, months);
    const { id } = await trx
      .insertInto('leapEvaluation')
      .values({
        at: context.now(),
        by,
        cause,
        settingsVersion: version,
        monthsFrom: book.months[0] ?? null,
        monthsThrough: book.months.at(-1) ?? null,
        merchants: book.merchants.length,
        relations: book.relations.length,
        counts: JSON.stringify(countStates(outcomes)),
        importIds,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { bands } = content.leap;
    await storeOutcomes(trx, id, book, outcomes, bands);
    await refreshAlerts(trx, context, { merchants: book.merchants, outcomes, bands });
  });
}

function countStates(outcomes: readonly LeapOutcome[]): Partial<Record<LeapState, number>> {
  const counts: Partial<Record<LeapState, number>> = {};
  for (const { state } of outcomes) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
