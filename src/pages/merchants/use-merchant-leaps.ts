import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LeapDetail } from '../../contract/leaps.ts';
import type { ServiceRelation } from '../../contract/merchants.ts';
import { leapQuery } from '../../queries/leaps.ts';

/** Relations whose leap is read in full; a merchant with more is rare, and the older ones keep their state. */
const READ_IN_FULL = 8;

export interface MerchantLeaps {
  /** By leap id, those that have arrived. */
  byId: ReadonlyMap<string, LeapDetail>;
  pending: boolean;
  failed: boolean;
}

const none: readonly ServiceRelation[] = [];

/** The leaps of a merchant's relations. What is shown of them is beside the months, so none arriving is no failure of the page. */
export function useMerchantLeaps(relations: readonly ServiceRelation[] = none): MerchantLeaps {
  const evaluated = relations.filter(({ leap }) => leap !== null).slice(0, READ_IN_FULL);
  const answers = useQueries({ queries: evaluated.map(({ leapId }) => leapQuery(leapId)) });
  const stamp = answers.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp changes whenever an answer does
  const byId = useMemo(
    () => new Map(answers.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))),
    [stamp],
  );
  return {
    byId,
    pending: answers.some(({ isPending }) => isPending),
    failed: answers.some(({ isError }) => isError),
  };
}
