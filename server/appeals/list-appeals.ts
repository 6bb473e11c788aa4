import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { listAppeals as route } from '../../src/contract/appeals.ts';
import { APPEAL_STATES, OPEN_STATES } from '../../src/domain/appeal/appeal-state.ts';
import type { AppContext, Caller } from '../context.ts';
import { scopedProviders } from '../db/scoped-providers.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { type AppealRow, describeAppeal } from './appeal-row.ts';

type Query = z.output<typeof route.query>;

const WEEK_MILLISECONDS = 7 * 86_400_000;
const IS_OPEN = sql`a.closed_at is null`;
/** What is open comes before what is closed: by due time, so that overdue ones lead; then by the latest decision. */
const ORDER = sql`(case when a.closed_at is null then extract(epoch from a.due_at)
  else 1e11 - extract(epoch from a.closed_at) end)::double precision`;

export async function listAppeals(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  caller: Caller,
  { cursor, limit, ...filter }: Query,
): Promise<z.input<typeof route.response.shape>> {
  const position = readCursor(cursor, filter);
  const at = now();
  const matches = matchesOf(filter, caller, at);
  const beyond = position
    ? sql`and (${ORDER}, a.id) > (${position.value}::double precision, ${position.id}::integer)`
    : sql``;
  const tables = sql`appeal a join provider p on p.id = a.provider_id`;
  const [page, counted, everything] = await Promise.all([
    sql<AppealRow & { position: number }>`
      select a.*, p.external_id, p.name, p.name_en, ${ORDER} as position from ${tables}
      where ${scopedProviders(caller)} and ${matches} ${beyond}
      order by position, a.id limit ${limit + 1}`.execute(db),
    sql<{ total: number }>`
      select count(*)::int as total from ${tables} where ${scopedProviders(caller)} and ${matches}`.execute(
      db,
    ),
    sql<{ open: number; overdue: number; unowned: number }>`
      select count(*)::int as open, count(*) filter (where a.due_at < ${at})::int as overdue,
        count(*) filter (where a.owner_id is null)::int as unowned
      from ${tables} where ${scopedProviders(caller)} and ${IS_OPEN}`.execute(db),
  ]);
  const shown = page.rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => describeAppeal(row, caller, at)),
    total: counted.rows[0]?.total ?? 0,
    nextCursor:
      last && page.rows.length > limit ? writeCursor({ value: last.position, id: last.id }, filter) : null,
    counts: everything.rows[0] ?? { open: 0, overdue: 0, unowned: 0 },
  };
}

function matchesOf(filter: Omit<Query, 'cursor' | 'limit'>, caller: Caller, now: Date): RawBuilder<boolean> {
  const { state, due, owner, provider, assessment } = filter;
  const wanted = state?.flatMap((one): readonly string[] => (one === 'open' ? OPEN_STATES : [one]));
  const known = wanted?.filter((one) => (APPEAL_STATES as readonly string[]).includes(one));
  const until = due === 'overdue' ? now : new Date(now.getTime() + WEEK_MILLISECONDS);
  return sql<boolean>`true
    ${known ? sql`and a.state = any(${known}::text[])` : sql``}
    ${due ? sql`and ${IS_OPEN} and a.due_at < ${until}` : sql``}
    ${owner === 'me' ? sql`and a.owner_id = ${caller.id}` : sql``}
    ${owner === 'nobody' ? sql`and a.owner_id is null` : sql``}
    ${provider === undefined ? sql`` : sql`and p.external_id = ${provider}`}
    ${assessment === undefined ? sql`` : ofAssessment(assessment)}`;
}

/** Disputed in the assessment, or among those whose corrected facts it was the first of its period to hold. */
function ofAssessment(publicId: string): RawBuilder<unknown> {
  return sql`and exists (select from assessment seen where seen.public_id = ${publicId} and (
    seen.id = a.assessment_id
    or exists (select from appeal_correction c join assessment disputed on disputed.id = a.assessment_id
      where c.appeal_id = a.id and disputed.model_code = seen.model_code and disputed.period = seen.period
        and seen.id >= c.assessment_id)))`;
}
