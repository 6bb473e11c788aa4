import { type Kysely, sql } from 'kysely';
import type { Alert } from '../../src/contract/alerts.ts';
import type { LapseState } from '../../src/domain/leap/leap-outcome.ts';
import type { LeapState } from '../../src/domain/leap/leap-state.ts';
import type { LocalizedText } from '../../src/domain/model/capability-model.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { scopedProviders } from '../db/scoped-providers.ts';
import { readProviders } from '../leaps/read-leap.ts';
import { scopedTargets } from '../targets/scoped-targets.ts';
import type { AlertRow } from './alert-row.ts';

type Named = { id: string; name: string; nameEn: string | null };
type LeapNow = Pick<Extract<Alert, { kind: 'leap_near' }>['leap'], 'state' | 'lapse' | 'provider'>;

/** What a page of alerts is about, as far as the caller may see it. Relations, merchants and providers are by key. */
export interface AlertSubjects {
  /** Keys of the targets that open. */
  opening: ReadonlySet<number>;
  /** Of providers that targets are set on, by id. */
  scopeNames: ReadonlyMap<string, LocalizedText>;
  leaps: ReadonlyMap<number, LeapNow>;
  merchants: ReadonlyMap<number, Named>;
  /** Candidates of disputes. */
  providers: ReadonlyMap<number, Named>;
}

export async function readAlertSubjects(
  db: Kysely<Database>,
  caller: Caller,
  rows: readonly AlertRow[],
): Promise<AlertSubjects> {
  const disputes = rows.filter((row) => row.kind === 'attribution_disputed');
  const targets = keysOf(rows, ({ targetId }) => targetId);
  const relations = keysOf(rows, ({ relationId }) => relationId);
  const merchants = keysOf(rows, ({ merchantId }) => merchantId);
  const candidates = disputes.flatMap(({ data }) => data.candidates.map(({ provider }) => provider));
  return {
    opening: await readOpening(db, caller, targets),
    scopeNames: await readScopeNames(db, caller, rows),
    leaps: await readLeaps(db, caller, relations),
    merchants: await readMerchants(db, merchants),
    providers: await readProviders(db, caller, candidates),
  };
}

function keysOf<Row>(rows: readonly Row[], pick: (row: Row) => number | null): number[] {
  return [...new Set(rows.flatMap((row) => pick(row) ?? []))];
}

/** Keys of the targets that open. */
async function readOpening(db: Kysely<Database>, caller: Caller, keys: readonly number[]) {
  const { rows } = await sql<{ key: number }>`
    select t.id as key from target t where t.id = any(${keys}::integer[]) and ${scopedTargets(caller)}`.execute(
    db,
  );
  return new Set(rows.map(({ key }) => key));
}

/** Names of the providers that targets are set on. */
async function readScopeNames(db: Kysely<Database>, caller: Caller, rows: readonly AlertRow[]) {
  const ids = rows.flatMap((row) =>
    'target' in row.data && row.data.target.level === 'provider' ? (row.data.target.scope ?? []) : [],
  );
  if (ids.length === 0) return new Map<string, LocalizedText>();
  const { rows: found } = await sql<Named>`
    select p.external_id as id, p.name, p.name_en from provider p
    where p.external_id = any(${ids}::text[]) and ${scopedProviders(caller)}`.execute(db);
  return new Map(
    found.map(({ id, name, nameEn }): [string, LocalizedText] => [id, { zh: name, en: nameEn ?? name }]),
  );
}

async function readLeaps(db: Kysely<Database>, caller: Caller, keys: readonly number[]) {
  if (keys.length === 0) return new Map<number, LeapNow>();
  const { rows } = await sql<Named & { relation: number; state: LeapState; lapse: LapseState | null }>`
    select o.relation_id as relation, o.state, o.lapse_state as lapse, p.external_id as id, p.name, p.name_en
    from leap_outcome o join provider p on p.id = o.provider_id
    where o.relation_id = any(${keys}::integer[]) and ${scopedProviders(caller)}`.execute(db);
  return new Map(
    rows.map(({ relation, state, lapse, ...provider }): [number, LeapNow] => [
      relation,
      { state, lapse, provider },
    ]),
  );
}

/**
 * Whoever is told of an alert may see its merchant. By key and not joined: the planner cannot know how few of a region's
 * merchants are asked for, and reads them all.
 */
async function readMerchants(db: Kysely<Database>, keys: readonly number[]): Promise<Map<number, Named>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<Named & { key: number }>`
    select id as key, external_id as id, name, name_en from merchant where id = any(${keys}::integer[])`.execute(
    db,
  );
  return new Map(rows.map(({ key, ...merchant }) => [key, merchant]));
}
