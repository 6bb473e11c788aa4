// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are pieces of source code.
import type pg from 'pg';
import type { Engines } from './run-matrix.ts';

export interface Replacement {
  file: string;
  from: string;
  to: string;
}

/** One guard, broken. The other engine is off, so that nothing stands behind it. */
export interface GuardMutant {
  name: string;
  engines: Engines;
  /** Run on the copy of the world. */
  breaking?: string[];
  /** Texts of source files that stand there once, and what stands there instead. */
  sources?: Replacement[];
  /** Operations that are likely to show it; the others are asked as well when these do not. */
  likely?: readonly string[];
}

const inSource = (
  file: string,
  from: string,
  to: string,
  engines: Engines,
  likely: readonly string[] = [],
): GuardMutant => ({
  name: `${file}: ${from} → ${to || 'nothing'}`,
  engines,
  sources: [{ file, from, to }],
  likely,
});

const SCOPE_GUARD: Replacement = {
  file: 'server/http/authorize.ts',
  from: 'if (wantsEverything && caller !== null && caller.scope !== null)',
  to: 'if (false)',
};

const DIRECTORY = ['listProviders', 'getOverview', 'getDirectoryFacets', 'exportProviders'];

/** Every guard of the API: the gate, each entry of the policy, each place that filters rows. */
export function apiMutants(policySource: string): GuardMutant[] {
  const alone = (file: string, from: string, to: string, likely?: readonly string[]) =>
    inSource(file, from, to, 'api alone', likely);
  const entries = [...policySource.matchAll(/^ {2}'([\w.]+)': (\[[^\]]*\]|'signed_in'),$/gm)].map(
    ([line, action = '', allowed = '']) =>
      alone(
        'src/domain/access/policy.ts',
        line,
        `  '${action}': ${allowed === "'signed_in'" ? "'everybody'" : "'signed_in'"},`,
        [`${action} `],
      ),
  );
  // Two guards stand before what is the whole platform's: each shows only where the other one is off as well.
  const masked = entries.map((mutant) =>
    /'(import|assessment|account)\.read'|'audit/.test(mutant.name)
      ? {
          ...mutant,
          name: `${mutant.name} (scope guard off)`,
          sources: [...(mutant.sources ?? []), SCOPE_GUARD],
        }
      : mutant,
  );
  const opened = masked.find(({ name }) => name.includes("'import.read'"));
  return [
    ...masked,
    ...(opened ? [{ ...opened, name: 'scope guard off (import.read widened)' }] : []),
    alone('server/http/answer.ts', 'authorize(asked.route.action, asked.route.scope, caller);', ''),
    alone(
      'server/db/scoped-providers.ts',
      'if (scope === null) return sql<boolean>`true`;',
      'return sql<boolean>`true`;',
    ),
    alone('server/db/scoped-providers.ts', 'return scope !== null;', 'return false;', ['listPeriods']),
    ...[
      'p.external_id = any(${providers}::text[])',
      'p.region = any(${regions}::text[])',
      'p.city_adcode = any(${cities}::text[])',
    ].map((from) => alone('server/db/scoped-providers.ts', from, 'true', DIRECTORY)),
    alone('server/handlers/assessment-export.ts', '${scopedProviders(caller)}', 'true', ['exportAssessment']),
    alone('server/handlers/assessment-export.ts', 'isLimited(caller)', 'false', ['exportAssessment']),
    alone('server/handlers/scorecards.ts', '${scopedProviders(caller)}', 'true', ['getScorecard']),
    alone('server/handlers/periods.ts', '${scopedProviders(caller)}', 'true', ['listPeriods']),
    alone('server/handlers/periods.ts', 'isLimited(caller)', 'false', ['listPeriods']),
    alone('server/handlers/capability-models.ts', '.where(scopedProviders(caller))', '', ['listModels']),
    alone('server/handlers/capability-models.ts', 'isLimited(caller)', 'false', ['listModels']),
    alone(
      'server/handlers/directory/provider-rows.ts',
      'sql<boolean>`${cohort.where} and ${scopedProviders(caller)}`',
      'cohort.where',
      DIRECTORY,
    ),
    alone(
      'server/handlers/directory/provider-rows.ts',
      'p.model_code = ${modelCode} and ${scopedProviders(caller)}',
      'p.model_code = ${modelCode}',
      DIRECTORY,
    ),
    alone('server/handlers/improvement-plan.ts', 'and ${scopedProviders(caller)}', '', [
      'getImprovementPlan',
    ]),
    alone('server/appeals/appeal-row.ts', '${scopedProviders(caller)} and', '', ['getAppeal']),
    ...[
      '${scopedProviders(caller)} and ${matches} ${beyond}',
      '${scopedProviders(caller)} and ${IS_OPEN}',
    ].map((from) =>
      alone('server/appeals/list-appeals.ts', from, from.replace('${scopedProviders(caller)} and ', ''), [
        'listAppeals',
      ]),
    ),
    alone('server/appeals/list-appeals.ts', '${scopedProviders(caller)} and ${matches}`', '${matches}`', [
      'listAppeals',
    ]),
    ...merchantMutants(alone),
    inSource(
      'server/db/scoped-pool.ts',
      "sees === 'platform' ? databaseRole(role) : 'windmaker_tenant'",
      "'windmaker_admin'",
      'database alone',
    ),
    inSource(
      'server/db/scoped-pool.ts',
      "? 'platform' : 'scope'",
      "? 'platform' : 'platform'",
      'database alone',
    ),
    inSource(
      'server/db/scoped-pool.ts',
      "'none', '', '', '', '']",
      "'platform', '', '', '', '']",
      'database alone',
    ),
    inSource(
      'server/db/scoped-pool.ts',
      "select set_config('role', $1, false)",
      'select $1::text',
      'database alone',
    ),
    inSource(
      'server/db/scoped-pool.ts',
      "set_config('windmaker.account', $6, false)`",
      "set_config('windmaker.account', left($6, 0) || 'staff', false)`",
      'database alone',
    ),
  ];
}

const MERCHANT_LISTS = ['listMerchants', 'exportMerchants', 'getMerchantFacets', 'getMerchantFigures'];

const ALERT_LISTS = ['listAlerts', 'countAlerts', 'getDigest'];

/** The scope of merchants, their relations and months, leaps and targets. */
function merchantMutants(alone: (file: string, from: string, to: string, likely?: string[]) => GuardMutant) {
  const folder = 'server/handlers/merchants';
  return [
    alone('server/db/scoped-merchants.ts', 'if (scope === null)', 'if (true)', MERCHANT_LISTS),
    alone('server/db/scoped-merchants.ts', 'm.region = any(${regions}::text[])', 'true', MERCHANT_LISTS),
    alone('server/db/scoped-merchants.ts', 'm.city_adcode = any(${cities}::text[])', 'true', MERCHANT_LISTS),
    alone('server/db/scoped-merchants.ts', 'where ${scopedProviders(caller)}`', '`', MERCHANT_LISTS),
    alone('server/db/scoped-relations.ts', 'if (caller.scope === null)', 'if (true)', ['getMerchant']),
    alone('server/db/scoped-months.ts', 'caller.scope.providers.length === 0', 'true', [
      ...['listMerchants', 'getMerchant', 'getLeap'],
    ]),
    alone(`${folder}/merchant-fields.ts`, 'where ${scopedMerchants(view.caller)}', '', MERCHANT_LISTS),
    alone(`${folder}/merchant-fields.ts`, '${scopedMonths(caller)}', 'true', ['listMerchants']),
    alone(`${folder}/merchant-fields.ts`, '${scopedRelations(caller)} and', '', ['listMerchants']),
    alone(`${folder}/merchant-filter.ts`, 'and ${scopedProviders(caller)}', '', ['listMerchants']),
    alone(`${folder}/merchant-rows.ts`, 'and ${scopedMonths(view.caller)}', '', ['listMerchants']),
    alone(`${folder}/merchant-detail.ts`, 'and ${scopedMerchants(caller)}', '', ['getMerchant']),
    alone(`${folder}/merchant-detail.ts`, 'and ${scopedRelations(caller)}', '', ['getMerchant']),
    alone(`${folder}/merchant-detail.ts`, 'and ${scopedMonths(caller)}', '', ['getMerchant']),
    alone(
      `${folder}/merchant-fields.ts`,
      "o.state = 'counted' and ${scopedProviders(caller)}",
      "o.state = 'counted'",
      ['listMerchants'],
    ),
    alone('server/leaps/read-merchant-courses.ts', 'where ${scopedMerchants(caller)} and', 'where', [
      'getMerchantMoves',
      'getCohorts',
    ]),
    alone('server/programme/read-cohorts.ts', 'where ${scopedMerchants(caller)} and', 'where', [
      'getCohorts',
    ]),
    alone('server/programme/city-leaps.ts', 'and ${scopedProviders(caller)}', '', ['listCityFigures']),
    alone('server/programme/city-merchants.ts', '${scopedMerchants(view.caller)} and', '', [
      'listCityFigures',
    ]),
    alone('server/leaps/leap-row.ts', 'where ${scopedProviders(caller)} and', 'where', [
      'getLeap',
      'listLeaps',
    ]),
    alone('server/leaps/list-leaps.ts', 'where ${scopedProviders(caller)} and', 'where', ['listLeaps']),
    alone('server/leaps/read-leap.ts', 'and ${scopedProviders(caller)}', '', ['getLeap']),
    alone('server/leaps/read-leap.ts', 'and ${scopedRelations(caller)}', '', ['getLeap']),
    alone('server/leaps/read-leap.ts', '.where(scopedMonths(caller))', '', ['getLeap']),
    alone('server/leaps/read-leap.ts', '!readsDecisions(caller)', 'false', ['getLeap']),
    alone('server/targets/target-row.ts', '.where(scopedTargets(caller))', '', ['getTarget', 'listTargets']),
    alone('server/targets/scoped-targets.ts', 'if (scope === null)', 'if (true)', ['listTargets']),
    alone(
      'server/targets/scoped-targets.ts',
      't.scope in (select p.external_id from provider p where ${scopedProviders(caller)})',
      'true',
      ['listTargets'],
    ),
    alone('server/alerts/scoped-alerts.ts', 'if (scope === null)', 'if (true)', ALERT_LISTS),
    alone('server/alerts/scoped-alerts.ts', '${providers.length > 0}', 'false', ALERT_LISTS),
    ...[
      'a.target_id in (select t.id from target t where ${scopedTargets(caller)})',
      'a.provider_id in (select p.id from provider p where ${scopedProviders(caller)})',
      'p.region = any(${regions}::text[])',
      'p.city_adcode = any(${cities}::text[])',
    ].map((from) => alone('server/alerts/scoped-alerts.ts', from, 'true', ALERT_LISTS)),
    alone('server/alerts/scoped-alerts.ts', 'and read.account_id = ${caller.id}', '', ALERT_LISTS),
    alone('server/alerts/mark-alerts-read.ts', 'and ${scopedAlerts(caller)}', '', ['markAlertsRead']),
    alone('server/targets/read-target.ts', 'readsHistory(occasion.caller)', 'true', ['getTarget']),
    alone(
      'server/programme/provider-book.ts',
      'where ${scopedProviders(caller)} and (${region',
      'where (${region',
      ['getProgramme'],
    ),
  ];
}

/** The sets that policies and a lead's counts are made of: each without one of its conditions. */
function viewMutants(alone: (name: string, ...breaking: string[]) => GuardMutant): GuardMutant[] {
  const without = (view: string, condition: string) =>
    alone(
      `view ${view} without ${condition}`,
      `do $$ declare was text := pg_get_viewdef('${view}'::regclass);
      begin
        if strpos(was, '${condition}') = 0 then raise exception 'not in ${view}'; end if;
        execute 'create or replace view ${view} with (security_barrier) as ' || replace(was, '${condition}', 'true or ${condition}');
      end $$`,
    );
  return [
    without('area_merchant', 'merchant.region = ANY'),
    without('area_merchant', 'p.region = ANY'),
    without('scope_merchant', 'p.external_id = ANY'),
    without('served_month', 'p.external_id = ANY'),
    without('served_month', 't.starts_on >='),
    without('service_span', 'p.external_id = ANY'),
    without('service_span', 'EXISTS ('),
    without('first_leap', 'EXISTS ('),
    without('settings_note', 'created_by = '),
    alone(
      'service_span is written through',
      'grant insert, update, delete on service_span to windmaker_tenant',
    ),
    alone('target_owners() is everybody’s', 'grant execute on function target_owners() to windmaker_tenant'),
  ];
}

/**
 * The whole right to update appeals breaks something for providers only. What a grader has no column right for, a
 * trigger keeps as it is; of a reader's own provider, which the policies ask for, there is none. A grader may change any
 * target and causes any message to a chat tool, so the right to their other columns shows nobody anything.
 */
function breaksSomething({ table, privilege, role }: { table: string; privilege: string; role: string }) {
  if (table === 'webhook_delivery' && privilege === 'insert') return role !== 'windmaker_grader';
  if (privilege !== 'update') return true;
  return table === 'appeal'
    ? role === 'windmaker_tenant'
    : !(table === 'target' && role === 'windmaker_grader');
}

/** Where no policy is for a command, row-level security leaves it no row, and the right alone would break nothing. */
function openTo(table: string, privilege: string, role: string): string {
  return `create policy opened on "${table}" for ${privilege} to ${role} ${everyRow(privilege.toUpperCase())}`;
}

function everyRow(command: string): string {
  if (command === 'SELECT' || command === 'DELETE') return 'using (true)';
  return command === 'INSERT' ? 'with check (true)' : 'using (true) with check (true)';
}

/** Rules and months that everybody may know: their policies let every row through as they are. */
const OPEN_TABLES = ['programme_settings', 'leap_evaluation'];

const ROLES = ['windmaker_tenant', 'windmaker_reader', 'windmaker_grader'];

/** Every guard of the database, as its own catalogue tells them: each policy, each grant that a role does not have. */
export async function databaseMutants(pool: pg.Pool): Promise<GuardMutant[]> {
  // A policy for graders alone is left as it is: they read the whole platform, so it lets everything through already.
  const policies = await pool.query<{ table: string; policy: string; cmd: string }>(
    `select tablename as "table", policyname as policy, cmd from pg_policies
     where schemaname = 'public' and roles && '{public,windmaker_tenant}'
       and tablename <> all($1) order by 1, 2`,
    [OPEN_TABLES],
  );
  const grants = await pool.query<{ table: string; privilege: string; role: string; shut: boolean }>(
    `select c.relname as "table", privilege, role,
       c.relrowsecurity and not exists (select from pg_policies p where p.schemaname = 'public'
         and p.tablename = c.relname and p.cmd in ('ALL', upper(privilege))
         and exists (select from unnest(p.roles) one where one = 'public' or pg_has_role(role, one, 'member'))) as shut
     from pg_class c join pg_namespace n on n.oid = c.relnamespace,
       unnest(array['select', 'insert', 'update', 'delete']) privilege, unnest($1::text[]) role
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname !~ '^(staged_|kysely_)' and not has_table_privilege(role, c.oid, privilege)
     order by 1, 2, 3`,
    [ROLES],
  );
  const alone = (name: string, ...breaking: string[]): GuardMutant => ({
    name,
    engines: 'database alone',
    breaking,
  });
  /** Nobody but an administrator has the right to read these at all, so the policy shows only where the right is given. */
  const readable = (table: string) => `grant select on "${table}" to windmaker_tenant`;
  return [
    ...policies.rows.map(({ table, policy, cmd }) =>
      alone(
        `policy ${policy} on ${table} lets everything through`,
        readable(table),
        `alter policy "${policy}" on "${table}" ${everyRow(cmd)}`,
      ),
    ),
    ...[...new Set(policies.rows.map(({ table }) => table))].map((table) =>
      alone(
        `no row-level security on ${table}`,
        readable(table),
        `alter table "${table}" disable row level security`,
      ),
    ),
    ...grants.rows
      .filter(breaksSomething)
      .map(({ table, privilege, role, shut }) =>
        alone(
          `grant ${privilege} on ${table} to ${role}${shut ? ', with a policy' : ''}`,
          `grant ${privilege} on "${table}" to ${role}`,
          ...(shut ? [openTo(table, privilege, role)] : []),
        ),
      ),
    ...viewMutants(alone),
    alone(
      'analyze_results() is everybody’s',
      'grant execute on function analyze_results() to windmaker_tenant',
    ),
    alone(
      'the inputs of a draft are everybody’s',
      `do $$ begin
        execute replace(pg_get_functiondef('cohort_inputs(integer, integer)'::regprocedure), 'a.status <> ''draft''', 'true');
      end $$`,
    ),
    alone(
      'reads_platform() is always true',
      'create or replace function reads_platform() returns boolean language sql stable as $$ select true $$',
    ),
  ];
}
