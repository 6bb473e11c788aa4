import { sql } from 'kysely';
import type { AppealDetail, AppealEvent } from '../../src/contract/appeals.ts';
import {
  type AppealMove,
  type AppealOutcome,
  type AppealState,
  isOpen,
  nextState,
} from '../../src/domain/appeal/appeal-state.ts';
import type { AppContext, Caller } from '../context.ts';
import { type ApiProblem, conflict } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { type AppealRow, appealNotFound, selectAppeals } from './appeal-row.ts';
import { readAppeal } from './read-appeal.ts';

export interface MoveOccasion {
  caller: Caller;
  appealId: string;
  now: AppContext['now'];
}

interface Move {
  move: AppealMove;
  outcome?: AppealOutcome;
  event: AppealEvent['kind'];
  text: string | null;
}

/** Locks the appeal and compares its revision with the one the caller saw. Throws not_found or precondition_failed. */
export async function lockAppeal(
  unit: WriteUnit,
  { caller, appealId, now }: MoveOccasion,
): Promise<AppealRow> {
  const { rows } = await selectAppeals(caller, sql`a.public_id = ${appealId}`, sql`for update of a`).execute(
    unit.db,
  );
  const [row] = rows;
  if (!row) throw appealNotFound();
  await unit.expectRevision(row.revision, () => readAppeal(unit.db, caller, appealId, now()));
  return row;
}

/** The state that a move leads to. Throws conflict when the appeal is not where the move begins. */
export function requireNextState(state: AppealState, move: AppealMove, outcome?: AppealOutcome): AppealState {
  const next = nextState(state, move, outcome ?? null);
  if (next === null) throw notNow(state);
  return next;
}

/** One step of either side: the new state, what was written, and the audit entry. */
export async function moveAppeal(
  unit: WriteUnit,
  occasion: MoveOccasion,
  { move, outcome, event, text }: Move,
  locked?: AppealRow,
): Promise<AppealDetail> {
  const { db, record } = unit;
  const { caller, now } = occasion;
  const row = locked ?? (await lockAppeal(unit, occasion));
  const state = requireNextState(row.state, move, outcome);
  const at = now();
  await db
    .updateTable('appeal')
    .set({
      state,
      closedAt: isOpen(state) ? null : at,
      updatedAt: at,
      ...(move === 'take' && { ownerId: caller.id, owner: caller.name }),
      ...(move === 'ask' && { rounds: row.rounds + 1 }),
      ...(move === 'decide' && { decidedById: caller.id }),
    })
    .where('id', '=', row.id)
    .execute();
  await db
    .insertInto('appealEvent')
    .values({
      appealId: row.id,
      at,
      side: row.externalId === caller.scope?.providers[0] ? 'provider' : 'ops',
      kind: event,
      accountId: caller.id,
      accountName: caller.name,
      text,
    })
    .execute();
  const appeal = await readAppeal(db, caller, row.publicId, at);
  record({
    object: { type: 'appeal', id: row.publicId },
    before: { state: row.state, owner: row.owner, revision: row.revision },
    after: { state, owner: appeal.owner?.name ?? null, revision: appeal.revision },
    reason: text,
  });
  return appeal;
}

const STATE_TEXTS: Record<AppealState, { zh: string; en: string }> = {
  raised: { zh: '还没有人受理', en: 'nobody has taken it yet' },
  in_review: { zh: '正在审核，没有待答复的问题', en: 'it is under review, with no question open' },
  asked: { zh: '正在等待服务商答复', en: 'it waits for the provider’s answer' },
  upheld: { zh: '已裁定成立', en: 'it was upheld' },
  partly: { zh: '已裁定部分成立', en: 'it was upheld in part' },
  rejected: { zh: '已裁定不成立', en: 'it was rejected' },
  withdrawn: { zh: '已撤回', en: 'it was withdrawn' },
};

function notNow(state: AppealState): ApiProblem {
  return conflict(
    {
      zh: `现在不能这样处理这件申诉：${STATE_TEXTS[state].zh}。`,
      en: `This cannot be done to the appeal now: ${STATE_TEXTS[state].en}.`,
    },
    { zh: '刷新页面查看当前状态。', en: 'Reload the page to see its state.' },
  );
}
