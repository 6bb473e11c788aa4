import type { z } from 'zod';
import type { createTarget as createRoute, TargetTerms, updateTarget } from '../../src/contract/targets.ts';
import type { AppContext, Caller } from '../context.ts';
import { conflict } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { draftRefused, type TargetDraft, TargetWorld } from './check-draft.ts';
import { readTarget } from './read-target.ts';
import { requireTarget, type TargetRow, termsOf } from './target-row.ts';

/** Who changes targets, and when. */
export interface TargetAuthor {
  caller: Caller;
  now: Date;
}

export async function createTarget(
  unit: WriteUnit,
  context: Pick<AppContext, 'newId'>,
  author: TargetAuthor,
  { note, ...draft }: z.output<(typeof createRoute)['body']['shape']>,
) {
  const world = await TargetWorld.read(unit.db, [draft]);
  const faults = world.faultsOf(draft);
  if (faults.length > 0) throw draftRefused(faults.map((fault) => ({ ...fault, at: 'body.' })));
  const id = context.newId();
  await insertTarget(unit, id, draft, world, author, note);
  return readTarget(unit.db, id, author);
}

export async function changeTarget(
  unit: WriteUnit,
  author: TargetAuthor,
  id: string,
  { note, ...terms }: z.output<(typeof updateTarget)['body']['shape']>,
) {
  const before = await requireTarget(unit.db, author.caller, id, { lock: true });
  await unit.expectRevision(before.revision, () => readTarget(unit.db, id, author));
  refuseArchived(before);
  const draft: TargetDraft = { ...before, ...terms };
  const world = await TargetWorld.read(unit.db, [draft]);
  const faults = world.faultsOf(draft, before);
  if (faults.length > 0) throw draftRefused(faults.map((fault) => ({ ...fault, at: 'body.' })));
  await storeTerms(unit, before, draft, world, author, note);
  return readTarget(unit.db, id, author);
}

export async function archiveTarget(unit: WriteUnit, author: TargetAuthor, id: string, note: string | null) {
  const before = await requireTarget(unit.db, author.caller, id, { lock: true });
  await unit.expectRevision(before.revision, () => readTarget(unit.db, id, author));
  refuseArchived(before);
  const { now } = author;
  await unit.db
    .updateTable('target')
    .set({ archivedAt: now, updatedAt: now })
    .where('id', '=', before.key)
    .execute();
  await keepChange(unit, before.key, { before: termsOf(before), after: null }, author, note);
  unit.record({
    object: { type: 'target', id },
    before: { archivedAt: null },
    after: { archivedAt: now.toISOString() },
  });
  return readTarget(unit.db, id, author);
}

/** Stores a checked draft. Throws conflict when there is such a target already. */
export async function insertTarget(
  unit: WriteUnit,
  id: string,
  draft: TargetDraft,
  world: TargetWorld,
  author: TargetAuthor,
  note: string | null,
): Promise<void> {
  const { level, scope, measure } = draft;
  const terms = draftTerms(draft, world, null);
  const row = await unit.db
    .insertInto('target')
    .values({
      publicId: id,
      level,
      scope,
      region: world.regionOf(draft),
      measure,
      ...columnsOf(terms),
      createdAt: author.now,
      updatedAt: author.now,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw alreadyThere(draft);
  await keepChange(unit, row.id, { before: null, after: terms }, author, note);
  unit.record({
    object: { type: 'target', id },
    before: null,
    after: { level, scope, measure, ...terms },
  });
}

/** Stores checked terms of a locked target. Throws conflict when another target has that period already. */
export async function storeTerms(
  unit: WriteUnit,
  before: TargetRow,
  draft: TargetDraft,
  world: TargetWorld,
  author: TargetAuthor,
  note: string | null,
): Promise<void> {
  const terms = draftTerms(draft, world, before);
  await unit.db
    .updateTable('target')
    .set({ ...columnsOf(terms), updatedAt: author.now })
    .where('id', '=', before.key)
    .execute()
    .catch((error: unknown) => {
      throw (error as { code?: unknown }).code === UNIQUE_VIOLATION ? alreadyThere(draft) : error;
    });
  await keepChange(unit, before.key, { before: termsOf(before), after: terms }, author, note);
  unit.record({ object: { type: 'target', id: before.id }, before: termsOf(before), after: terms });
}

const UNIQUE_VIOLATION = '23505';

function draftTerms(draft: TargetDraft, world: TargetWorld, kept: TargetRow | null): TargetTerms {
  const { goal, startValue, from, to, curve, owner } = draft;
  const name = world.nameOfOwner(owner, kept);
  return {
    goal,
    startValue,
    from,
    to,
    curve,
    owner: owner === null || name === null ? null : { id: owner, name },
  };
}

function columnsOf({ goal, startValue, from, to, curve, owner }: TargetTerms) {
  return {
    goal,
    startValue,
    fromMonth: from,
    toMonth: to,
    curve: JSON.stringify(curve),
    ownerId: owner?.id ?? null,
    ownerName: owner?.name ?? null,
  };
}

async function keepChange(
  { db }: WriteUnit,
  targetId: number,
  { before, after }: { before: TargetTerms | null; after: TargetTerms | null },
  { caller, now }: TargetAuthor,
  note: string | null,
): Promise<void> {
  await db
    .insertInto('targetChange')
    .values({
      targetId,
      at: now,
      byId: caller.id,
      byName: caller.name,
      note,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
    })
    .execute();
}

export function refuseArchived({ archivedAt }: TargetRow): void {
  if (archivedAt === null) return;
  throw conflict(
    { zh: '目标已归档，不能再更改。', en: 'The target is archived and changes no more.' },
    { zh: '需要时新建一个目标。', en: 'Set a new one if it is needed again.' },
  );
}

function alreadyThere({ from, to }: TargetDraft) {
  return conflict(
    {
      zh: `同一范围、同一指标在 ${from} 至 ${to} 已有目标。`,
      en: `There is a target for the same scope and measure from ${from} to ${to} already.`,
    },
    { zh: '在列表中找到它并更改。', en: 'Find it in the list and change it.' },
  );
}
