import { type Kysely, sql } from 'kysely';
import type { TargetTerms } from '../../src/contract/targets.ts';
import type { Curve } from '../../src/domain/target/curve.ts';
import type { TargetLevel, TargetMeasure } from '../../src/domain/target/measure.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { notFound } from '../http/problem.ts';
import { scopedTargets } from './scoped-targets.ts';

/** A target as it is stored. */
export interface TargetRow {
  key: number;
  id: string;
  level: TargetLevel;
  scope: string | null;
  region: string | null;
  measure: TargetMeasure;
  goal: number;
  /** Null: as the stored months say. */
  startValue: number | null;
  from: string;
  to: string;
  curve: Curve;
  owner: { id: string; name: string } | null;
  revision: number;
  archivedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

interface Wanted {
  ids?: readonly string[];
  archived?: 'no' | 'only' | 'all';
  /** Those of one place only. */
  place?: { level: string; scope: string | null };
  /** Held against other changes until the transaction ends. */
  lock?: boolean;
}

/** The targets the caller may read, in a fixed order. */
export async function readTargetRows(
  db: Kysely<Database>,
  caller: Caller,
  { ids, archived = 'no', place, lock = false }: Wanted = {},
): Promise<TargetRow[]> {
  const rows = await db
    .selectFrom('target as t')
    .selectAll('t')
    .where(scopedTargets(caller))
    .$if(ids !== undefined, (select) => select.where(sql<boolean>`public_id = any(${ids}::text[])`))
    .$if(place !== undefined, (select) =>
      select.where(sql<boolean>`t.level = ${place?.level} and t.scope is not distinct from ${place?.scope}`),
    )
    .$if(archived === 'no', (select) => select.where('archivedAt', 'is', null))
    .$if(archived === 'only', (select) => select.where('archivedAt', 'is not', null))
    .orderBy('id')
    .$if(lock, (select) => select.forUpdate())
    .execute();
  return rows.map(({ id, publicId, fromMonth, toMonth, ownerId, ownerName, ...row }) => ({
    ...row,
    key: id,
    id: publicId,
    from: fromMonth,
    to: toMonth,
    owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
  }));
}

/** One target, archived or not. Throws not_found. */
export async function requireTarget(
  db: Kysely<Database>,
  caller: Caller,
  id: string,
  options: Pick<Wanted, 'lock'> = {},
): Promise<TargetRow> {
  const [row] = await readTargetRows(db, caller, { ids: [id], archived: 'all', ...options });
  if (!row) throw targetNotFound();
  return row;
}

export function termsOf({ goal, startValue, from, to, curve, owner }: TargetRow): TargetTerms {
  return { goal, startValue, from, to, curve, owner };
}

export const targetNotFound = () => notFound({ zh: '这个目标', en: 'such target' });
