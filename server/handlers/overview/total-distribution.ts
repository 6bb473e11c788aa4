import { type Kysely, sql } from 'kysely';
import type { Overview } from '../../../src/contract/overview.ts';
import type { CapabilityModel } from '../../../src/domain/model/capability-model.ts';
import { roundHalfUp } from '../../../src/domain/number/round-half-up.ts';
import type { Database } from '../../db/schema.ts';
import type { ProviderRows } from '../directory/provider-rows.ts';

const BINS = 20;

export interface BinCount {
  /** From 0. */
  bin: number;
  count: number;
}

/** Shown totals in twenty equal bins of the scale, as far as there are any; the top bin holds the top itself. */
export async function readBins(
  db: Kysely<Database>,
  { from, where }: ProviderRows,
  model: CapabilityModel,
): Promise<BinCount[]> {
  // Totals are decimals: 0.15 ÷ 0.05 must be 3, although the division of the floats falls short of it.
  const { rows } = await sql<BinCount>`
    select least(greatest(floor(r.total / ${binWidthOf(model)}::double precision + 1e-9), 0), ${BINS - 1}::integer)::int
      as bin, count(*)::int as count
    from ${from} where ${where} and r.total is not null group by 1`.execute(db);
  return rows;
}

/** Every bin, and where the tiers begin. */
export function distributionOf(bins: readonly BinCount[], model: CapabilityModel): Overview['distribution'] {
  const binWidth = binWidthOf(model);
  const counts = new Map(bins.map(({ bin, count }) => [bin, count]));
  return {
    binWidth,
    bins: Array.from({ length: BINS }, (_, bin) => ({
      from: roundHalfUp(bin * binWidth, 12),
      to: roundHalfUp((bin + 1) * binWidth, 12),
      count: counts.get(bin) ?? 0,
    })),
    tierLines: model.tiers.flatMap((tier) => {
      const cuts = tier.gates.flatMap((gate) => (gate.kind === 'total' ? [gate.atLeast] : []));
      return cuts.length > 0 ? [{ tier: tier.code, at: Math.max(...cuts) }] : [];
    }),
  };
}

function binWidthOf(model: CapabilityModel): number {
  return roundHalfUp(model.top / BINS, 12);
}
