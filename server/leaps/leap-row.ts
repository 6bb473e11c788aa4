import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Leap } from '../../src/contract/leaps.ts';
import type { LapseState } from '../../src/domain/leap/leap-outcome.ts';
import type { LeapState } from '../../src/domain/leap/leap-state.ts';
import type { MerchantKind, RelationRole } from '../../src/domain/merchant/merchant.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { isLimited, scopedProviders } from '../db/scoped-providers.ts';
import { notFound } from '../http/problem.ts';
import { highestWindow, type StoredOutcome } from './stored-outcome.ts';

/** An outcome with its relation, provider and merchant. */
export interface LeapRow {
  relationId: number;
  providerId: string;
  providerName: string;
  providerNameEn: string | null;
  merchantKey: number;
  merchantId: string;
  merchantName: string;
  merchantNameEn: string | null;
  merchantKind: MerchantKind | null;
  industry: string | null;
  region: string | null;
  cityAdcode: string | null;
  cityName: string | null;
  cityNameEn: string | null;
  role: RelationRole;
  startedOn: string;
  endedOn: string | null;
  state: LeapState;
  isOpen: boolean;
  completedMonth: string | null;
  lapseState: LapseState | null;
  bandsJumped: number | null;
  heldMonths: number;
  monthsToGo: number | null;
  targetBand: string | null;
  neededYuan: number | null;
  /** Without what would tell of candidates whom the caller may not see. */
  content: StoredOutcome;
  evaluationId: number;
}

/** Outcomes `o` of relations `r` between providers `p` and merchants `m`. */
const LEAP_TABLES = sql`leap_outcome o join service_relation r on r.id = o.relation_id
  join provider p on p.id = o.provider_id join merchant m on m.id = o.merchant_id`;

const COLUMNS = sql`o.relation_id, p.external_id as provider_id, p.name as provider_name, p.name_en as provider_name_en,
  m.id as merchant_key, m.external_id as merchant_id, m.name as merchant_name, m.name_en as merchant_name_en,
  m.kind as merchant_kind, m.industry, m.region, m.city_adcode, m.city_name, m.city_name_en,
  r.role, r.started_on::text as started_on, r.ended_on::text as ended_on,
  o.state, o.is_open, o.completed_month, o.lapse_state, o.bands_jumped, o.held_months, o.months_to_go, o.target_band,
  o.needed_yuan, o.evaluation_id`;

/**
 * “Tied” tells whoever knows one number the other, and so does the absence of any other reason: to callers who may not see
 * every candidate either reason becomes “somebody decides”, unless it is a candidate of theirs whose sessions are unknown.
 */
function contentFor(caller: Caller): RawBuilder<StoredOutcome> {
  if (!isLimited(caller)) return sql<StoredOutcome>`o.content`;
  return sql<StoredOutcome>`case
    when o.content #>> '{attribution,basis}' in ('tied', 'sessions_unknown') and (
      select bool_or(p.id is null) and not bool_or(p.id is not null and s.operated_sessions is null)
      from jsonb_array_elements(o.content #> '{attribution,candidates}') candidate
      left join provider p on p.id = (candidate ->> 'provider')::integer and ${scopedProviders(caller)}
      left join service_relation s on s.id = (candidate ->> 'relation')::integer)
    then jsonb_set(
      jsonb_set(o.content, '{attribution,basis}', '"decision_required"'),
      '{missing}',
      (select coalesce(jsonb_agg(case part ->> 'kind'
          when 'decision' then jsonb_set(part, '{because}', '"decision_required"') else part end order by place), '[]')
        from jsonb_array_elements(o.content -> 'missing') with ordinality as parts (part, place)))
    else o.content end`;
}

/** Those of providers the caller may see; `where` narrows them. */
export function selectLeaps<Extra = unknown>(
  caller: Caller,
  where: RawBuilder<unknown>,
  after = sql``,
  extra = sql``,
) {
  return sql<LeapRow & Extra>`
    select ${COLUMNS}, ${contentFor(caller)} as content ${extra} from ${LEAP_TABLES} where ${scopedProviders(caller)} and ${where} ${after}`;
}

/** Throws not_found, for somebody else's just as for none. */
export async function requireLeap(db: Kysely<Database>, caller: Caller, leapId: string): Promise<LeapRow> {
  const id = /^[1-9]\d{0,8}$/.test(leapId) ? Number(leapId) : null;
  if (id !== null) {
    const { rows } = await selectLeaps(caller, sql`o.relation_id = ${id}`).execute(db);
    if (rows[0]) return rows[0];
  }
  throw notFound({ zh: '这段服务关系', en: 'such service relation' });
}

export function describeLeap(row: LeapRow): Leap {
  const { content, lapseState } = row;
  return {
    id: String(row.relationId),
    provider: { id: row.providerId, name: row.providerName, nameEn: row.providerNameEn },
    merchant: {
      id: row.merchantId,
      name: row.merchantName,
      nameEn: row.merchantNameEn,
      kind: row.merchantKind,
      industry: row.industry,
      region: row.region,
      city:
        row.cityAdcode === null
          ? null
          : {
              adcode: row.cityAdcode,
              name: row.cityName ?? row.cityAdcode,
              nameEn: row.cityNameEn ?? row.cityName ?? row.cityAdcode,
            },
    },
    role: row.role,
    startedOn: row.startedOn,
    endedOn: row.endedOn,
    state: row.state,
    open: row.isOpen,
    firstServiceMonth: content.firstServiceMonth,
    lastCountingMonth: content.lastCountingMonth,
    baselineYuan: content.baseline.yuan,
    baselineBand: content.baseline.band,
    targetBand: row.targetBand,
    targetYuan: content.targetYuan,
    reachedBand: highestWindow(content)?.band ?? null,
    bandsJumped: row.bandsJumped,
    completedMonth: row.completedMonth,
    held: { months: row.heldMonths, of: content.heldOf },
    monthsToGo: row.monthsToGo,
    neededYuan: row.neededYuan,
    missing: content.missing.map((part) =>
      part.kind === 'baseline' ? { ...part, months: [...part.months] } : part,
    ),
    lapse:
      lapseState === null || content.lapse === null
        ? null
        : { state: lapseState, below: content.lapse.below, of: content.lapse.of },
  };
}
