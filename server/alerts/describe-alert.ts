import type { Alert } from '../../src/contract/alerts.ts';
import { mayDo } from '../../src/domain/access/policy.ts';
import type { AlertTargetTerms } from '../../src/domain/alert/alert.ts';
import { MEASURE_RULES } from '../../src/domain/target/measure.ts';
import type { Caller } from '../context.ts';
import { scopeName } from '../targets/target-view.ts';
import type { AlertRow } from './alert-row.ts';
import type { AlertSubjects } from './alert-subjects.ts';

/** An alert as the contract has it. */
export function describeAlert(row: AlertRow, subjects: AlertSubjects, caller: Caller): Alert {
  const common = {
    id: String(row.id),
    raisedAt: row.raisedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolution: row.resolution,
    readAt: row.readAt?.toISOString() ?? null,
  };
  switch (row.kind) {
    case 'target_behind': {
      const { target: terms, index, attained, ...data } = row.data;
      const target = describeTarget(terms, row.targetId, subjects);
      // A number is shown only to whom every row it is the sum of is shown, and the index says it as well.
      const figures = target.mayOpen ? { index, attained } : { index: null, attained: null };
      return { ...common, kind: row.kind, target, data: { ...data, ...figures } };
    }
    case 'target_without_owner':
      return {
        ...common,
        kind: row.kind,
        target: describeTarget(row.data.target, row.targetId, subjects),
        data: {},
      };
    case 'leap_near': {
      const missing = row.data.missing.map((part) =>
        part.kind === 'baseline' ? { ...part, months: [...part.months] } : part,
      );
      const leap = describeLeap(row, subjects);
      return { ...common, kind: row.kind, leap, data: { ...row.data, missing } };
    }
    case 'leap_lapsing': {
      const leap = describeLeap(row, subjects);
      return { ...common, kind: row.kind, leap, data: { ...row.data, months: [...row.data.months] } };
    }
    case 'attribution_disputed': {
      const candidates = row.data.candidates.map(({ relation, provider: key }) => {
        const provider = subjects.providers.get(key) ?? null;
        return { leapId: provider && String(relation), provider };
      });
      const mayDecide =
        row.resolvedAt === null &&
        mayDo(caller.role, 'leap.decide') &&
        candidates.every(({ provider }) => provider !== null);
      const merchant = known(subjects.merchants, row.merchantId, row);
      return { ...common, kind: row.kind, merchant, data: { month: row.data.month, candidates, mayDecide } };
    }
  }
}

function describeTarget(
  terms: AlertTargetTerms,
  key: number | null,
  { opening, scopeNames }: AlertSubjects,
): Extract<Alert, { kind: 'target_behind' }>['target'] {
  return {
    ...terms,
    scopeName: scopeName(terms, scopeNames.get(terms.scope ?? '') ?? null),
    unit: MEASURE_RULES[terms.measure].unit,
    mayOpen: opening.has(key ?? -1),
  };
}

function describeLeap(
  row: Extract<AlertRow, { kind: 'leap_near' | 'leap_lapsing' }>,
  { leaps, merchants }: AlertSubjects,
): Extract<Alert, { kind: 'leap_near' }>['leap'] {
  const { provider, state, lapse } = known(leaps, row.relationId, row);
  return {
    id: String(row.relationId),
    provider,
    merchant: known(merchants, row.merchantId, row),
    state,
    lapse,
  };
}

/** Whoever is told of an alert may see what it is about; anything else is our fault and not to be guessed around. */
function known<T>(subjects: ReadonlyMap<number, T>, key: number | null, { id, kind }: AlertRow): T {
  const subject = subjects.get(key ?? -1);
  if (subject === undefined)
    throw new Error(`alert ${id} (${kind}) is about something its reader may not see`);
  return subject;
}
