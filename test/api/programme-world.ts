import { sql } from 'kysely';
import type { AppContext, Caller } from '../../server/context.ts';
import type { Role } from '../../src/domain/access/role.ts';
import type { Scope } from '../../src/domain/access/scope.ts';
import { defaultModel } from '../../src/domain/model/default-model.ts';
import { periodRange } from '../../src/domain/period/period.ts';
import { createApiClient } from './api-client.ts';

/** Two full years up to the month before the tests' clock. */
const MONTHS = periodRange('2024-11', '2026-10');

const MILLION = 1_000_000;

/** The same every month, so that every expectation can be worked out by hand; null: no rows at all. */
const PROVIDERS = [
  { id: 'N1', region: 'northeast', city: '210100', leaps: 5, gmv: 100 * MILLION },
  { id: 'N2', region: 'northeast', city: '210200', leaps: 2, gmv: 10 * MILLION },
  { id: 'N3', region: 'northeast', city: '210100', leaps: 1, gmv: 5 * MILLION },
  { id: 'E1', region: 'east_china', city: '330100', leaps: 4, gmv: 90 * MILLION },
  { id: 'E2', region: 'east_china', city: '330100', leaps: 0, gmv: 0 },
  { id: 'E3', region: 'east_china', city: '330100', leaps: null, gmv: null },
  { id: 'X1', region: null, city: null, leaps: 1, gmv: 1 * MILLION },
] as const;

export async function storeProgrammeWorld({ db, now }: AppContext): Promise<void> {
  const at = now();
  for (const { id, region, city, leaps, gmv } of PROVIDERS) {
    const { rows } = await sql<{ id: number }>`
      insert into provider (external_id, name, region, city_adcode, city_name, joined_on, model_code, created_at, updated_at)
      values (${id}, ${`服务商${id}`}, ${region}, ${city}, ${city && `城市${city}`},
        ${id === 'E2' ? '2026-03-15' : '2024-01-01'}, ${defaultModel.code}, ${at}, ${at})
      returning id`.execute(db);
    if (leaps === null) continue;
    await sql`
      insert into provider_month (provider_id, month, gmv_reported, leaps_counted)
      select ${rows[0]!.id}, month, ${gmv}, ${leaps} from unnest(${MONTHS}::text[]) as t (month)`.execute(db);
  }
}

export async function storeAccount(db: AppContext['db'], id: string, name: string): Promise<void> {
  await sql`insert into account (public_id, email, name, role, status, created_at, updated_at)
    values (${id}, ${`${id}@example.test`}, ${name}, 'ops_viewer', 'active', now(), now())`.execute(db);
}

const NOTHING: Scope = { providers: [], regions: [], cities: [] };

/** A client of somebody with that role and part of the world; null: all of it. */
export function clientOf(context: AppContext, role: Role, scope: Partial<Scope> | null) {
  const caller: Caller = {
    id: `${role} ${JSON.stringify(scope)}`,
    name: role,
    role,
    scope: scope && { ...NOTHING, ...scope },
  };
  return createApiClient(context, caller);
}
