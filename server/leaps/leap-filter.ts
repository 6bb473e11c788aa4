import { type RawBuilder, sql } from 'kysely';
import type { LeapFilter } from '../../src/contract/leaps.ts';

/** Outcomes that the filter keeps, named as in selectLeaps; `state` is left out of the counts by state. */
export function leapConditions(
  filter: LeapFilter,
  options: { anyState?: boolean } = {},
): RawBuilder<boolean> {
  const { q, state, provider, merchant, region, city, industry, completedFrom, completedTo, open, lapse } =
    filter;
  const any = (field: RawBuilder<unknown>, values: readonly string[] | undefined) =>
    values === undefined ? sql`` : sql`and ${field} = any(${values}::text[])`;
  const words = q?.trim().toLowerCase();
  return sql<boolean>`true
    ${words ? sql`and strpos(m.search, ${words}) > 0` : sql``}
    ${options.anyState ? sql`` : any(sql`o.state`, state)}
    ${any(sql`p.external_id`, provider)} ${any(sql`m.external_id`, merchant)}
    ${any(sql`p.region`, region)} ${any(sql`p.city_adcode`, city)} ${any(sql`m.industry`, industry)}
    ${completedFrom === undefined ? sql`` : sql`and o.completed_month >= ${completedFrom}`}
    ${completedTo === undefined ? sql`` : sql`and o.completed_month <= ${completedTo}`}
    ${open === undefined ? sql`` : sql`and o.is_open = ${open === 'yes'}`}
    ${any(sql`o.lapse_state`, lapse)}`;
}
