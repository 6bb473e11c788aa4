import { type Kysely, sql } from 'kysely';
import type { Overview } from '../../../src/contract/overview.ts';
import { ATTENTION_KINDS, type AttentionKind } from '../../../src/contract/providers.ts';
import type { TierOutcome } from '../../../src/domain/grading/states.ts';
import type { Database } from '../../db/schema.ts';
import type { ProviderRows } from '../directory/provider-rows.ts';

const EXAMPLES = 5;

interface Example {
  providerKey: number;
  tier: string | null;
  tierOutcome: TierOutcome;
  total: number | null;
  delta: number | null;
  subject: string | null;
  amount: number | null;
}

/** One kind with how often it occurred and its most urgent providers, who may be renamed later. */
export interface FoundAttention {
  kind: AttentionKind;
  count: number;
  examples: Example[];
}

/** Every kind with its count and its most urgent providers; kinds that did not occur have none. */
export async function findAttention(
  db: Kysely<Database>,
  { from, where }: ProviderRows,
): Promise<FoundAttention[]> {
  // Smallest first: the largest fall or change, the least coverage, the best provider that is nearly there.
  const urgency = sql`case kind
    when 'fell_a_tier' then coalesce(r.delta, 0)
    when 'total_moved' then -abs(amount)
    when 'capability_moved' then -abs(amount)
    when 'coverage_low' then r.coverage
    when 'not_rated' then -coalesce(r.previous_total, 0)
    when 'veto_or_capped' then case subject when 'veto' then -1e9 else -coalesce(r.total, 0) end
    else -(r.tier_order * 1e6 + coalesce(r.total, 0)) end`;
  const { rows } = await sql<Example & { kind: AttentionKind; count: number }>`
    select kind, count, provider_key, tier, tier_outcome, total, delta, subject, amount
    from (
      select kind, subject, amount, r.provider_id as provider_key, r.tier, r.tier_outcome, r.total, r.delta,
        count(*) over (partition by kind)::int as count,
        row_number() over (partition by kind order by ${urgency}, r.provider_id)::int as place
      from ${from} cross join lateral unnest(r.attention, r.attention_subjects, r.attention_amounts)
        as item (kind, subject, amount)
      where ${where}) found
    where place <= ${EXAMPLES}::integer order by place`.execute(db);
  return ATTENTION_KINDS.map((kind) => {
    const found = rows.filter((row) => row.kind === kind);
    return {
      kind,
      count: found[0]?.count ?? 0,
      examples: found.map(({ kind: _, count: __, ...example }) => example),
    };
  });
}

/** The same with the providers' ids and names of today. */
export async function nameAttention(
  db: Kysely<Database>,
  found: readonly FoundAttention[],
): Promise<Overview['attention']> {
  const keys = found.flatMap(({ examples }) => examples.map(({ providerKey }) => providerKey));
  const providers = await db
    .selectFrom('provider')
    .select(['id', 'externalId', 'name', 'nameEn'])
    .where('id', '=', sql<number>`any(${keys}::integer[])`)
    .execute();
  const byKey = new Map(providers.map((provider) => [provider.id, provider]));
  return found.map(({ kind, count, examples }) => ({
    kind,
    count,
    examples: examples.flatMap(({ providerKey, ...example }) => {
      const provider = byKey.get(providerKey);
      if (!provider) return [];
      const { externalId: providerId, name, nameEn } = provider;
      return [{ providerId, name, nameEn, ...example }];
    }),
  }));
}
