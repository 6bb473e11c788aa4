import { useQuery } from '@tanstack/react-query';
import type { LocalizedText } from '../domain/model/capability-model.ts';
import { modelsQuery } from './capability-models.ts';
import { periodsQuery } from './scorecards.ts';

export interface ScopeChoices {
  /** Model families, by code and name. */
  families: readonly { code: string; name: LocalizedText }[];
  /** Published periods of the family, newest first. */
  periods: readonly string[];
}

/** What a page can look at: every model family, and the published periods of the one in view. */
export function useScopeChoices(model: string | null): ScopeChoices {
  const families = useQuery(modelsQuery()).data?.items ?? [];
  const periods = useQuery(periodsQuery(model ?? undefined)).data?.items ?? [];
  return { families, periods: periods.map((entry) => entry.period) };
}
