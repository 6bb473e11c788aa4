import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Appeal } from '../../src/contract/appeals.ts';
import { type AppealState, isOpen } from '../../src/domain/appeal/appeal-state.ts';
import { workingDaysLeft } from '../../src/domain/appeal/working-days.ts';
import type { Caller } from '../context.ts';
import type { AppealTable, Database } from '../db/schema.ts';
import { scopedProviders } from '../db/scoped-providers.ts';
import { notFound } from '../http/problem.ts';

/** An appeal with the provider it is of. */
export interface AppealRow extends Omit<Selectable<AppealTable>, 'state' | 'kind'> {
  state: AppealState;
  kind: Appeal['kind'];
  externalId: string;
  name: string;
  nameEn: string | null;
}

/** Selects the appeals the caller may read, as `a` and `p`; `where` narrows them. */
export function selectAppeals(caller: Caller, where: RawBuilder<unknown>, after = sql``) {
  return sql<AppealRow>`
    select a.*, p.external_id, p.name, p.name_en from appeal a join provider p on p.id = a.provider_id
    where ${scopedProviders(caller)} and ${where} ${after}`;
}

/** Throws not_found, for somebody else's appeal just as for none. */
export async function requireAppeal(
  db: Kysely<Database>,
  caller: Caller,
  publicId: string,
): Promise<AppealRow> {
  const { rows } = await selectAppeals(caller, sql`a.public_id = ${publicId}`).execute(db);
  const [row] = rows;
  if (!row) throw appealNotFound();
  return row;
}

export const appealNotFound = () => notFound({ zh: '这个申诉', en: 'such appeal' });

export function describeAppeal(row: AppealRow, caller: Caller, now: Date): Appeal {
  const open = isOpen(row.state);
  return {
    id: row.publicId,
    revision: row.revision,
    provider: { id: row.externalId, name: row.name, nameEn: row.nameEn },
    snapshot: row.snapshot,
    kind: row.kind,
    claimedValue: row.claimedValue,
    state: row.state,
    raisedAt: row.raisedAt.toISOString(),
    raisedBy: row.raisedBy,
    owner: row.owner === null ? null : { name: row.owner, isCaller: row.ownerId === caller.id },
    dueAt: row.dueAt.toISOString(),
    overdue: open && now > row.dueAt,
    workingDaysLeft: workingDaysLeft(now, row.dueAt),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}
