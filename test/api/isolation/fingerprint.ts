import type pg from 'pg';

/** Tables that even a refused call may add to: what was refused is written down. */
const MAY_GROW = ['audit_entry', 'audit_head', 'sign_in_failure'];

const TABLES = `select c.oid, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r'`;

/** Every table with everything in it, by name; tables come from the catalogue, so new ones count as well. */
export async function fingerprint(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select name from (${TABLES}) t where name <> all($1) order by 1`,
    [MAY_GROW],
  );
  const parts = rows.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::text || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print from "${name}" t`,
  );
  const found = await pool.query<{ name: string; print: string }>(parts.join(' union all '));
  return found.rows.map(({ name, print }) => `${name} ${print}`).join('\n');
}

/**
 * Run once, as the server's administrator: from then on every row written moves a sequence, which no rollback moves
 * back, and every table has a copy of what is in it now.
 */
export async function watchTables(client: pg.Client): Promise<void> {
  await client.query(`create schema matrix;
    create sequence matrix.writes;
    create function matrix.count_write() returns trigger language plpgsql security definer as $$
      begin
        perform nextval('matrix.writes');
        return null;
      end $$`);
  const { rows } = await client.query<{ name: string; watched: boolean }>(
    `select c.relname as name, not c.relispartition as watched from pg_class c
     join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`,
  );
  for (const { name, watched } of rows) {
    await client.query(`create table matrix."${name}" as table public."${name}"`);
    if (!watched || MAY_GROW.includes(name)) continue;
    // A table split into parts hands it down to them.
    await client.query(
      `create trigger matrix_count_write after insert or update or delete on public."${name}"
         for each row execute function matrix.count_write()`,
    );
  }
}

/** The same text as before: nothing was written, not even taken back, and no table came or went. */
export async function writesSoFar(client: pg.Client): Promise<{ rows: string; tables: string }> {
  const { rows } = await client.query<{ rows: string; tables: string }>(
    `select (select last_value || ' ' || is_called from matrix.writes) as rows,
       (select count(*) || ' ' || max(oid::bigint) from (${TABLES}) t) as tables`,
  );
  return rows[0] as { rows: string; tables: string };
}

/** Puts these tables back to what the copies hold, past triggers and foreign keys. */
export async function restoreTables(client: pg.Client, tables: readonly string[]): Promise<void> {
  const statements = ['begin', 'set local session_replication_role = replica'];
  for (const name of [...tables, 'sign_in_failure'])
    statements.push(
      `delete from public."${name}"`,
      `insert into public."${name}" overriding system value table matrix."${name}"`,
    );
  await client.query([...statements, 'commit'].join('; '));
}
