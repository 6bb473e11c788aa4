import type { z } from 'zod';
import type { updateTargets as route } from '../../src/contract/targets.ts';
import { ApiProblem } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { draftRefused, type TargetDraft, TargetWorld } from './check-draft.ts';
import { readTargetRows, type TargetRow, targetNotFound } from './target-row.ts';
import { TargetViews } from './target-views.ts';
import { refuseArchived, storeTerms, type TargetAuthor } from './write-target.ts';

type Body = z.output<(typeof route)['body']['shape']>;

/** Changes many targets, all or none. Throws precondition_failed with the newest state of those that are stale. */
export async function updateTargets(unit: WriteUnit, author: TargetAuthor, { targets, note }: Body) {
  const ids = targets.map(({ id }) => id);
  refuseTwice(ids);
  const rows = await readTargetRows(unit.db, author.caller, { ids, archived: 'all', lock: true });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const asked = targets.map(({ id, revision, changes }, at) => {
    const before = byId.get(id);
    if (!before) throw targetNotFound();
    refuseArchived(before);
    const draft: TargetDraft = { ...before, owner: before.owner?.id ?? null, ...withoutAbsent(changes) };
    return { at, revision, before, draft };
  });
  const stale = asked.filter(({ revision, before }) => before.revision !== revision);
  if (stale.length > 0) throw await staleTargets(unit, author, stale);

  const world = await TargetWorld.read(
    unit.db,
    asked.map(({ draft }) => draft),
  );
  const faults = asked.flatMap(({ at, draft, before }) =>
    world.faultsOf(draft, before).map((fault) => ({ ...fault, at: `body.targets.${at}.changes.` })),
  );
  if (faults.length > 0) throw draftRefused(faults);
  for (const { before, draft } of asked) await storeTerms(unit, before, draft, world, author, note);
  return { items: await newest(unit, author, ids) };
}

/** Only what the caller sent: an absent field stays as it was. */
function withoutAbsent(changes: Body['targets'][number]['changes']): Partial<TargetDraft> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

async function newest({ db }: WriteUnit, author: TargetAuthor, ids: readonly string[]) {
  const views = await TargetViews.read(db, author);
  const byId = new Map(views.rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [views.view(row)] : [];
  });
}

async function staleTargets(
  unit: WriteUnit,
  author: TargetAuthor,
  stale: readonly { at: number; before: TargetRow }[],
): Promise<ApiProblem> {
  return new ApiProblem(
    'precondition_failed',
    {
      zh: `${stale.length} 个目标在你打开之后已被更新，没有保存任何更改。`,
      en: `${stale.length} targets have changed since you opened them; nothing was stored.`,
    },
    { zh: '对照最新内容后再提交。', en: 'Compare them with the newest state, then send again.' },
    stale.map(({ at }) => ({
      path: `body.targets.${at}`,
      message: { zh: '已被更新', en: 'has changed' },
    })),
    {
      items: await newest(
        unit,
        author,
        stale.map(({ before }) => before.id),
      ),
    },
  );
}

function refuseTwice(ids: readonly string[]): void {
  const repeated = ids.findIndex((id, at) => ids.indexOf(id) !== at);
  if (repeated < 0) return;
  throw new ApiProblem(
    'invalid_request',
    { zh: '同一个目标出现了两次。', en: 'The same target is named twice.' },
    { zh: '每个目标只写一次。', en: 'Name each target once.' },
    [{ path: `body.targets.${repeated}.id`, message: { zh: '重复', en: 'repeated' } }],
  );
}
