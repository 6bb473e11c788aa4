import { roundHalfUp } from '../number/round-half-up.ts';

/** Something counted once, e.g. a provider with its leaps. */
export interface RollUpItem {
  id: string;
  /** Whole yuan or a count; rounded half-up to whole numbers, so that sums are exact. Null: not known. */
  value: number | null;
  /** Key on each level, highest first, e.g. [region, city]; null: assigned nowhere. */
  path: readonly (string | null)[];
}

/** A number and the rows it is the sum of. */
export interface RollUpNode {
  /** Null: the rows assigned nowhere on this level, kept so that the parts make the whole. */
  key: string | null;
  /** Exactly the sum of its children and, at the bottom, of its items; null when none of them is known. */
  value: number | null;
  items: readonly RollUpItem[];
  /** Items without a value: the number is short of them. */
  unknownItems: number;
  /** By key, unassigned last; empty at the bottom. */
  children: RollUpNode[];
}

/** How goals below a goal add up to it. */
export interface GoalSplit {
  whole: number;
  parts: number;
  /** whole − parts: positive is not given to anybody, negative is promised twice. */
  remainder: number;
  state: 'exact' | 'unallocated' | 'over_allocated';
}

/**
 * Sums items level by level along their paths. Items assigned nowhere stay in a row of their own, so on every level the
 * rows add up to the number above them, exactly.
 */
export function rollUp(items: readonly RollUpItem[]): RollUpNode {
  return nodeOf(
    null,
    items.map((item) => ({ ...item, value: item.value === null ? null : roundHalfUp(item.value, 0) })),
    0,
  );
}

function nodeOf(key: string | null, items: readonly RollUpItem[], level: number): RollUpNode {
  const known = items.filter(({ value }) => value !== null);
  const depth = items.reduce((most, { path }) => Math.max(most, path.length), 0);
  return {
    key,
    value: known.length === 0 ? null : known.reduce((sum, { value }) => sum + value!, 0),
    items,
    unknownItems: items.length - known.length,
    children: level < depth ? childrenOf(items, level) : [],
  };
}

function childrenOf(items: readonly RollUpItem[], level: number): RollUpNode[] {
  const byKey = Map.groupBy(items, ({ path }) => path[level] ?? null);
  return [...byKey]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([key, members]) => nodeOf(key, members, level + 1));
}

/** How the goals of the rows below (whole numbers) fill the goal above them. */
export function splitGoal(whole: number, parts: readonly number[]): GoalSplit {
  const sum = parts.reduce((total, part) => total + part, 0);
  const remainder = whole - sum;
  const state = remainder === 0 ? 'exact' : remainder > 0 ? 'unallocated' : 'over_allocated';
  return { whole, parts: sum, remainder, state };
}
