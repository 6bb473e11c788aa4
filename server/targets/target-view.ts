import type { TargetView } from '../../src/contract/targets.ts';
import { getCity } from '../../src/domain/geography/places.ts';
import { regionName } from '../../src/domain/geography/regions.ts';
import type { LocalizedText } from '../../src/domain/model/capability-model.ts';
import { MEASURE_RULES } from '../../src/domain/target/measure.ts';
import type { BookProvider } from '../programme/provider-book.ts';
import type { GoalTree } from './goal-split.ts';
import type { ScopeProviders } from './scope-providers.ts';
import { describeForecast, type TargetFigures } from './target-figures.ts';
import type { TargetRow } from './target-row.ts';

/** A target with its figures, as the contract has it. */
export function describeTarget(
  row: TargetRow,
  figures: TargetFigures,
  scopes: ScopeProviders,
  tree: GoalTree,
): TargetView {
  const { unit, kind } = MEASURE_RULES[row.measure];
  const { startValue, startSource, attained, pace, needed } = figures;
  return {
    id: row.id,
    level: row.level,
    scope: row.scope,
    scopeName: scopeNameOf(row, scopes),
    region: regionOfTarget(row, scopes),
    measure: row.measure,
    unit,
    kind,
    goal: row.goal,
    startValue,
    startSource,
    from: row.from,
    to: row.to,
    curve: row.curve,
    owner: row.owner,
    month: scopes.book.month,
    attained,
    pace,
    needed,
    forecast: describeForecast(figures.forecast()),
    split: tree.splitOf(row),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    revision: row.revision,
  };
}

/** Null on the programme level; the code itself for a scope that is there no longer. */
export function scopeNameOf(
  { level, scope }: Pick<TargetRow, 'level' | 'scope'>,
  scopes: ScopeProviders,
): LocalizedText | null {
  const provider = level === 'provider' ? scopes.of({ level, scope })[0] : undefined;
  return scopeName({ level, scope }, provider ? providerNameOf(provider) : null);
}

/** `provider` is the name of the provider that a provider-level target is set on; null: not there, or not to be seen. */
export function scopeName(
  { level, scope }: Pick<TargetRow, 'level' | 'scope'>,
  provider: LocalizedText | null,
): LocalizedText | null {
  if (scope === null) return null;
  const unknown = { zh: scope, en: scope };
  if (level === 'region') return regionName(scope) ?? unknown;
  return (level === 'city' ? cityNameOf(scope) : provider) ?? unknown;
}

export function cityNameOf(adcode: string): LocalizedText | null {
  const city = getCity(adcode);
  return city && { zh: city.name, en: city.nameEn };
}

/** A provider moves with its place; a place stays where it is. */
export function regionOfTarget(
  row: Pick<TargetRow, 'level' | 'scope' | 'region'>,
  scopes: ScopeProviders,
): string | null {
  if (row.level !== 'provider') return row.region;
  const provider = scopes.of(row)[0];
  return provider ? provider.region : row.region;
}

const providerNameOf = ({ name, nameEn }: BookProvider): LocalizedText => ({ zh: name, en: nameEn ?? name });
