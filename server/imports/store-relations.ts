import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { conflict } from '../http/problem.ts';
import { expectCount, type StoredCounts } from './stored-counts.ts';

type Trx = Transaction<Database>;

interface StagedRelations {
  table: string;
  /** Rows staged. */
  rows: number;
  /** Whether the file has the column: without it a known relation keeps its own. */
  given: { role: boolean; endedOn: boolean; operatedSessions: boolean };
}

/** Adds new spans of service and changes known ones, which their pair and first day identify. */
export async function storeRelations(
  trx: Trx,
  { table, rows, given }: StagedRelations,
): Promise<StoredCounts> {
  const staged = sql.id(table);
  await sql`analyze ${staged}`.execute(trx);
  const role = given.role ? sql`s.role` : sql`r.role`;
  const endedOn = given.endedOn ? sql`s.ended_on::date` : sql`r.ended_on`;
  const sessions = given.operatedSessions ? sql`s.operated_sessions::integer` : sql`r.operated_sessions`;
  const changed = await sql`
    update service_relation r set role = ${role}, ended_on = ${endedOn}, operated_sessions = ${sessions}
    from ${staged} s
    where ${SAME_SPAN} and row(r.role, r.ended_on, r.operated_sessions)
      is distinct from row(${role}, ${endedOn}, ${sessions})`.execute(trx);
  const created = await sql`
    insert into service_relation (provider_id, merchant_id, role, started_on, ended_on, operated_sessions)
    select s.provider_id, s.merchant_id, s.role, s.started_on::date, s.ended_on::date, s.operated_sessions::integer
    from ${staged} s
    where not exists (select from service_relation r where ${SAME_SPAN})
    order by s.started_on, s.provider_id, s.merchant_id`.execute(trx);
  const found = await sql<{ found: number }>`
    select count(*)::int as found from ${staged} s join service_relation r on ${SAME_SPAN}`.execute(trx);
  expectCount(rows, found.rows[0]?.found ?? 0);
  await refuseOverlaps(trx, table);
  const counts = { created: Number(created.numAffectedRows), changed: Number(changed.numAffectedRows) };
  return { ...counts, unchanged: rows - counts.created - counts.changed };
}

const SAME_SPAN = sql`r.provider_id = s.provider_id and r.merchant_id = s.merchant_id
  and r.started_on = s.started_on::date`;

/** Between reading and confirming, another import may have stored a span of the same pair. */
async function refuseOverlaps(trx: Trx, table: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select distinct p.external_id || ' – ' || m.external_id as name
    from ${sql.id(table)} s join service_relation r on ${SAME_SPAN}
    join service_relation o on o.provider_id = r.provider_id and o.merchant_id = r.merchant_id and o.id <> r.id
      and daterange(o.started_on, o.ended_on, '[]') && daterange(r.started_on, r.ended_on, '[]')
    join provider p on p.id = r.provider_id join merchant m on m.id = r.merchant_id
    order by 1`.execute(trx);
  if (rows.length === 0) return;
  const names = rows.slice(0, 5).map(({ name }) => name);
  throw conflict(
    {
      zh: `读取文件之后，有 ${rows.length} 对服务关系在别处入库，与这个文件的时间重叠（${names.join('、')}）。未入库。`,
      en: `Since the file was read, spans of ${rows.length} of its pairs were stored elsewhere and overlap with it (${names.join(', ')}). Nothing was stored.`,
    },
    { zh: '取消这次导入，重新上传文件。', en: 'Cancel this import and upload the file again.' },
  );
}
