import { splitGoal } from '../../src/domain/target/roll-up.ts';
import type { ScopeProviders } from './scope-providers.ts';
import type { TargetRow } from './target-row.ts';

/** The targets of the same measure and period, by which goals above find the goals below. */
export class GoalTree {
  readonly #below = new Map<string, TargetRow[]>();

  constructor(rows: readonly TargetRow[], scopes: ScopeProviders) {
    for (const row of rows) {
      if (row.archivedAt !== null) continue;
      for (const above of placesAbove(row, scopes)) {
        const key = keyOf(row, above, row.level);
        const known = this.#below.get(key);
        if (known) known.push(row);
        else this.#below.set(key, [row]);
      }
    }
  }

  /** Goals of the nearest level below that has any inside the scope; two levels together would count a place twice. */
  childrenOf(target: TargetRow): TargetRow[] {
    const place = `${target.level} ${target.scope ?? ''}`;
    for (const level of LEVELS_BELOW[target.level]) {
      const below = this.#below.get(keyOf(target, place, level));
      if (below) return below;
    }
    return [];
  }

  splitOf(target: TargetRow) {
    const children = this.childrenOf(target);
    const [first] = children;
    if (!first) return null;
    return {
      level: first.level,
      targets: children.length,
      ...splitGoal(
        target.goal,
        children.map(({ goal }) => goal),
      ),
    };
  }
}

const LEVELS_BELOW = {
  programme: ['region', 'city', 'provider'],
  region: ['city', 'provider'],
  city: ['provider'],
  provider: [],
} as const;

const keyOf = ({ measure, from, to }: TargetRow, above: string, level: TargetRow['level']) =>
  `${measure} ${from} ${to} ${above} ${level}`;

/** Every place that a target lies in, itself left out. */
function placesAbove(row: TargetRow, scopes: ScopeProviders): string[] {
  if (row.level === 'programme') return [];
  if (row.level === 'region') return ['programme '];
  if (row.level === 'city') return ['programme ', `region ${row.region}`];
  const [provider] = scopes.of(row);
  return ['programme ', `region ${provider?.region}`, `city ${provider?.city?.adcode}`];
}
