import type { Kysely } from 'kysely';
import type { TargetDetail } from '../../src/contract/targets.ts';
import type { Database } from '../db/schema.ts';
import { readsHistory } from './scoped-targets.ts';
import { targetSeries } from './target-figures.ts';
import { targetParts } from './target-parts.ts';
import { requireTarget, type TargetRow } from './target-row.ts';
import { describeTarget, scopeNameOf } from './target-view.ts';
import { type TargetOccasion, TargetViews } from './target-views.ts';

/** One target with all there is to say about it. Throws not_found. */
export async function readTarget(
  db: Kysely<Database>,
  id: string,
  occasion: TargetOccasion,
): Promise<TargetDetail> {
  const row = await requireTarget(db, occasion.caller, id);
  const views = await TargetViews.read(db, occasion);
  const { scopes, tree, book } = views;
  const figures = views.figures(row);
  return {
    ...describeTarget(row, figures, scopes, tree),
    series: targetSeries(figures, book.month),
    ...targetParts(row, figures, scopes),
    children: tree.childrenOf(row).map((child) => describeChild(child, views)),
    history: readsHistory(occasion.caller) ? await readHistory(db, row.key) : [],
  };
}

function describeChild(child: TargetRow, views: TargetViews): TargetDetail['children'][number] {
  const { id, scope, goal } = child;
  const { attained, pace } = views.figures(child);
  return { id, scope, scopeName: scopeNameOf(child, views.scopes), goal, attained, status: pace.status };
}

async function readHistory(db: Kysely<Database>, key: number): Promise<TargetDetail['history']> {
  const rows = await db
    .selectFrom('targetChange')
    .select(['at', 'byName', 'note', 'before', 'after'])
    .where('targetId', '=', key)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ at, byName, ...change }) => ({ ...change, at: at.toISOString(), by: byName }));
}
