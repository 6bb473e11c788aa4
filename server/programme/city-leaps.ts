import { type Kysely, sql } from 'kysely';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { scopedProviders } from '../db/scoped-providers.ts';

/** Leaps of the providers of one city. */
export interface CityLeaps {
  /** Null: providers without a city. */
  city: string | null;
  counted: number;
  near: number;
  disputed: number;
}

/** City by city what listLeaps counts: a leap belongs to the place of its provider. */
export async function readCityLeaps(
  db: Kysely<Database>,
  caller: Caller,
  region: string[] | undefined,
  year: { from: string; to: string },
): Promise<CityLeaps[]> {
  const { rows } = await sql<CityLeaps>`
    select p.city_adcode as city,
      (count(*) filter (where o.state = 'counted' and o.completed_month between ${year.from} and ${year.to}))::int
        as counted,
      (count(*) filter (where o.state = 'near'))::int as near,
      (count(*) filter (where o.state = 'disputed'))::int as disputed
    from leap_outcome o join provider p on p.id = o.provider_id
    where o.state in ('counted', 'near', 'disputed') and ${scopedProviders(caller)}
      ${region === undefined ? sql`` : sql`and p.region = any(${region}::text[])`}
    group by p.city_adcode`.execute(db);
  return rows;
}
