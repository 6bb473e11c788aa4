import type pg from 'pg';
import type { Caller } from '../../../server/context.ts';
import { scopedPool } from '../../../server/db/scoped-pool.ts';
import { type Action, mayDo } from '../../../src/domain/access/policy.ts';
import { covers } from '../../../src/domain/access/scope.ts';
import { type Canary, findLeaks } from './canaries.ts';
import { FIRST_MONTH, MERCHANTS, seesEveryMonth, seesMerchant } from './merchants.ts';
import { EVERYBODY, placed } from './tenants.ts';
import type { World } from './world.ts';

/** The action that lets somebody change rows of a table; tables that are not here are changed by nobody's own hand. */
const WRITERS: Record<string, Action | 'anybody'> = {
  provider: 'import.write',
  fact: 'import.write',
  fact_other: 'import.write',
  import: 'import.write',
  import_rejection: 'import.write',
  column_mapping: 'import.write',
  period: 'import.write',
  indicator: 'model.write',
  model_family: 'model.write',
  model_version: 'model.write',
  assessment: 'assessment.write',
  assessment_result: 'assessment.write',
  assessment_evidence: 'assessment.write',
  cohort_figures: 'assessment.write',
  cohort_count: 'assessment.write',
  merchant: 'import.write',
  service_relation: 'import.write',
  merchant_month: 'import.write',
  programme_settings: 'programme.write',
  leap_evaluation: 'programme.write',
  leap_outcome: 'programme.write',
  provider_month: 'programme.write',
  merchant_course: 'programme.write',
  leap_decision: 'leap.decide',
  target: 'target.write',
  target_change: 'target.write',
  alert: 'programme.write',
  // One's own, and a row-level policy keeps them apart.
  alert_read: 'anybody',
  webhook: 'webhook.write',
  // Whoever may cause an alert causes the message that tells of it.
  webhook_delivery: 'programme.write',
  // Both sides write them, and row-level policies say who what.
  appeal: 'anybody',
  appeal_event: 'anybody',
  appeal_evidence: 'anybody',
  appeal_correction: 'appeal.decide',
  // One's own keys, and a row-level policy keeps them apart.
  idempotency: 'anybody',
  account: 'account.write',
  account_session: 'account.write',
  account_invitation: 'account.write',
};

/** What not even those who may change a table do to its rows. */
const NEVER: Record<string, readonly string[]> = {
  idempotency: ['delete'],
  appeal: ['delete'],
  appeal_event: ['update', 'delete'],
  appeal_evidence: ['update', 'delete'],
  appeal_correction: ['update', 'delete'],
  merchant: ['delete'],
  programme_settings: ['update', 'delete'],
  leap_evaluation: ['update', 'delete'],
  leap_decision: ['update', 'delete'],
  target: ['delete'],
  target_change: ['update', 'delete'],
  alert: ['delete'],
  alert_read: ['update', 'delete'],
  webhook_delivery: ['update', 'delete'],
  cohort_figures: ['update', 'delete'],
  cohort_count: ['update', 'delete'],
  period: ['delete'],
  indicator: ['delete'],
  model_family: ['delete'],
  model_version: ['update', 'delete'],
  account: ['delete'],
};

/** Functions that see more than their caller, and who may call them. */
const DEFINERS: Record<string, Action | 'anybody'> = {
  append_audit: 'anybody',
  publication_receipt: 'anybody',
  cohort_inputs: 'anybody',
  analyze_results: 'assessment.write',
  target_owners: 'target.write',
};

/** The database itself, asked in SQL on the very connection that a handler would get. */
export async function probeDatabase(
  world: World,
  caller: Caller | null,
  canaries: readonly Canary[],
  enter: typeof scopedPool = scopedPool,
): Promise<{ cells: number; leaks: string[] }> {
  const leaks: string[] = [];
  let cells = 0;
  const tables = await listTables(world.pool);
  const hidden = await hiddenRows(world.pool, caller);
  const client = await enter(world.pool, caller).connect();
  const ask = async (statement: string) => {
    cells++;
    await client.query('begin', []);
    try {
      return (await client.query(statement, [])) as unknown as { rows: { row: Row }[]; rowCount: number };
    } catch (error) {
      if ((error as { code?: string }).code === '42501') return null;
      // Let through by grants and policies, and stopped by something else.
      return { rows: [], rowCount: 1 };
    } finally {
      await client.query('rollback', []);
    }
  };
  try {
    // What a function may do that runs as the owner, everybody who may call it may do.
    const own = await ask(`select jsonb_build_object('name', p.proname) as row from pg_proc p
      where p.prosecdef and p.pronamespace = 'public'::regnamespace and has_function_privilege(p.oid, 'execute')`);
    for (const { row } of own?.rows ?? []) {
      const may = DEFINERS[String(row.name)];
      if (may !== 'anybody' && !(may && mayDo(caller?.role ?? null, may))) leaks.push(`may call ${row.name}`);
    }
    const { draft } = hidden;
    const inputs = await ask(`select jsonb_build_object('bytes', octet_length(numerators)) as row
      from cohort_inputs(${draft}, 1)`);
    // Dimensions, flags and type of an array without any member.
    if (hidden.isHidden('assessment', { id: draft }) && Number(inputs?.rows[0]?.row.bytes ?? 0) > 12)
      leaks.push('inputs of a draft');
    if (!mayDo(caller?.role ?? null, 'appeal.decide'))
      hidden.foreignWrites.push(`update appeal set owner = 'x'`);
    for (const statement of hidden.foreignWrites)
      if (((await ask(statement))?.rowCount ?? 0) > 0) leaks.push(`may: ${statement}`);
    for (const { name, column, readable, isView, writable } of tables) {
      if (isView && writable) leaks.push(`may write through ${name}`);
      const columns = readable.length > 0 ? readable.map((one) => `"${one}"`).join(', ') : '*';
      const found = await ask(`select to_jsonb(t) as row from (select ${columns} from "${name}") t`);
      for (const { row } of found?.rows ?? []) {
        for (const token of findLeaks(JSON.stringify(row), '', caller, canaries))
          leaks.push(`${token} read from ${name}`);
        if (hidden.isHidden(name, row)) leaks.push(`a row of ${name} that is not theirs`);
      }
      if (isView) continue;
      const writer = WRITERS[name];
      const isWriter = writer === 'anybody' || (writer !== undefined && mayDo(caller?.role ?? null, writer));
      for (const statement of [
        `insert into "${name}" default values`,
        `update "${name}" set "${column}" = null`,
        // A policy may refuse the row without its owner, and let it be changed.
        `update "${name}" set "${column}" = "${column}"`,
        `delete from "${name}"`,
      ]) {
        const [verb = ''] = statement.split(' ');
        if (isWriter && !NEVER[name]?.includes(verb)) continue;
        if (((await ask(statement))?.rowCount ?? 0) > 0) leaks.push(`may: ${statement}`);
      }
    }
  } finally {
    await new Promise((resolve) => setTimeout(resolve, 0));
    (client as { release(): void }).release();
  }
  return { cells, leaks: [...new Set(leaks)] };

  async function listTables(pool: pg.Pool) {
    const role = await roleOf(world, caller, enter);
    const { rows } = await pool.query<{
      name: string;
      column: string;
      readable: string[];
      isView: boolean;
      writable: boolean;
    }>(
      `select c.relname as name, c.relkind = 'v' as "isView",
         has_table_privilege($1, c.oid, 'insert, update, delete') as writable,
         (select attname from pg_attribute a where a.attrelid = c.oid and attnum > 0 and not attisdropped
            and attgenerated = '' and attidentity = '' order by attnum limit 1) as column,
         array(select attname::text from pg_attribute a where a.attrelid = c.oid and attnum > 0 and not attisdropped
            and has_column_privilege($1, c.oid, attname, 'select')) as readable
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p', 'v') and not c.relispartition
         and c.relname !~ '^(staged_|kysely_)' order by 1`,
      [role],
    );
    return rows;
  }
}

/** What only the appellant's side may write, as somebody else: an appeal like it, and its words and evidence. */
function writesInto(
  appeal: { id: number; provider_id: number; assessment_id: number },
  caller: Caller | null,
): string[] {
  const by = `'${caller?.id ?? ''}'`;
  return [
    `insert into appeal (public_id, provider_id, assessment_id, subject_kind, subject_code, kind, snapshot, state,
         raised_at, raised_by_id, raised_by, due_at, updated_at)
       values ('x', ${appeal.provider_id}, ${appeal.assessment_id}, 'tier', '', 'calculation', '{}', 'raised',
         now(), ${by}, ${by}, now(), now())`,
    `insert into appeal_event (appeal_id, at, side, kind, account_id, account_name)
       values (${appeal.id}, now(), 'provider', 'answered', ${by}, ${by})`,
    `insert into appeal_evidence (public_id, appeal_id, at, account_id, account_name, round, kind, url)
       values ('x', ${appeal.id}, now(), ${by}, ${by}, 0, 'link', 'https://example.org')`,
    `update appeal set state = 'withdrawn', closed_at = now() where id = ${appeal.id}`,
  ];
}

/** What only a lead of the area may write, in their own name. */
function decisionOn({ merchant_id, provider_id }: Row, account: string): string {
  return `insert into leap_decision (merchant_id, month, provider_id, reason, at, account_id, account_name)
    values (${merchant_id}, '2026-03', ${provider_id}, 'x', now(), '${account}', 'x')`;
}

type Row = Record<string, unknown>;

async function roleOf(world: World, caller: Caller | null, enter: typeof scopedPool): Promise<string> {
  const client = await enter(world.pool, caller).connect();
  try {
    const { rows } = await client.query<{ role: string }>('select current_user as role', []);
    return rows[0]?.role ?? '';
  } finally {
    (client as unknown as { release(): void }).release();
  }
}

/** Rows that name nobody and yet belong to somebody, by their keys. */
async function hiddenRows(pool: pg.Pool, caller: Caller | null) {
  const providers = await pool.query<{ id: number; external_id: string }>(
    'select id, external_id from provider',
  );
  const own = new Set(
    EVERYBODY.filter((tenant) => caller !== null && covers(caller.scope, placed(tenant))).map(({ id }) => id),
  );
  const foreign = new Set(providers.rows.filter((row) => !own.has(row.external_id)).map(({ id }) => id));
  const drafts = await pool.query<{ id: number }>(`select id from assessment where status = 'draft'`);
  const appeals = await pool.query<{
    id: number;
    provider_id: number;
    assessment_id: number;
    external_id: string;
  }>(
    `select a.id, provider_id, assessment_id, external_id from appeal a join provider p on p.id = a.provider_id`,
  );
  const foreignAppeals = new Set(
    appeals.rows.filter((row) => foreign.has(row.provider_id)).map(({ id }) => id),
  );
  const isPlatform = caller !== null && caller.scope === null;
  const merchants = await pool.query<{ id: number; external_id: string }>(
    'select id, external_id from merchant',
  );
  const merchantOf = new Map(
    merchants.rows.map(({ id, external_id }) => [
      id,
      Object.values(MERCHANTS).find((one) => one.id === external_id),
    ]),
  );
  const relations = await pool.query<{ merchant_id: number; provider_id: number }>(
    'select merchant_id, provider_id from service_relation order by id',
  );
  const hiddenMerchant = (id: unknown) => {
    const merchant = merchantOf.get(id as number);
    return merchant !== undefined && !seesMerchant(caller, merchant);
  };
  const first = await pool.query<{ id: number }>('select id from period where code = $1', [FIRST_MONTH]);
  const hiddenMonth = ({ merchant_id, period_id }: Row) => {
    const merchant = merchantOf.get(merchant_id as number);
    return merchant !== undefined && period_id === first.rows[0]?.id && !seesEveryMonth(caller, merchant);
  };
  const hiddenDrafts = new Set(isPlatform ? [] : drafts.rows.map(({ id }) => id));
  /** Rows of these are the platform's as a whole. */
  const platformOnly = new Set([
    'fact',
    'import',
    'import_rejection',
    'column_mapping',
    'account',
    'audit_entry',
  ]);
  return {
    draft: drafts.rows[0]?.id ?? 0,
    foreignWrites: isPlatform
      ? []
      : [
          ...appeals.rows
            // A regional lead reads it, and yet is not the appellant.
            .filter(({ external_id }) => !caller?.scope?.providers.includes(external_id))
            .flatMap((appeal) => writesInto(appeal, caller)),
          ...relations.rows
            .filter(
              ({ merchant_id, provider_id }) =>
                !mayDo(caller?.role ?? null, 'leap.decide') ||
                hiddenMerchant(merchant_id) ||
                foreign.has(provider_id),
            )
            .map((relation) => decisionOn(relation, caller?.id ?? '')),
          ...relations.rows.slice(0, 1).map((relation) => decisionOn(relation, 'somebody else')),
        ],
    isHidden(table: string, row: Row): boolean {
      if (table === 'idempotency' || table === 'alert_read') return row.account_id !== caller?.id;
      if (table === 'sign_in_failure') return true;
      if (table.startsWith('account')) return !mayDo(caller?.role ?? null, 'account.read');
      // To tell one of an alert, no more is read than that it is there; its other columns are granted to nobody else.
      if (table === 'webhook') return !mayDo(caller?.role ?? null, 'programme.write');
      if (table === 'webhook_delivery') return !mayDo(caller?.role ?? null, 'webhook.read');
      if (table.startsWith('audit')) return !mayDo(caller?.role ?? null, 'audit.read');
      if (platformOnly.has(table) && !isPlatform) return true;
      if (foreignAppeals.has((table === 'appeal' ? row.id : row.appeal_id) as number)) return true;
      // It belongs to its appeal and marks from which assessment on the corrected facts count; it is no row of a draft.
      if (table === 'appeal_correction') return false;
      if (['merchant', 'area_merchant', 'scope_merchant'].includes(table)) return hiddenMerchant(row.id);
      if (hiddenMerchant(row.merchant_id) || hiddenMonth(row)) return true;
      // Of everybody's service: for those who may read the programme.
      if (table === 'merchant_course') return !mayDo(caller?.role ?? null, 'programme.read');
      // A lead reads what was decided about a merchant of the region, for whomever.
      if (table === 'leap_decision') return !mayDo(caller?.role ?? null, 'programme.read');
      return (
        foreign.has(row.provider_id as number) ||
        hiddenDrafts.has(row.assessment_id as number) ||
        (table === 'assessment' && hiddenDrafts.has(row.id as number))
      );
    },
  };
}
