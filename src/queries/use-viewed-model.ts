import { useQuery } from '@tanstack/react-query';
import type { CapabilityModel } from '../domain/model/capability-model.ts';
import { modelsQuery, modelVersionQuery } from './capability-models.ts';

export interface ViewedModel {
  /** Undefined while it is read, and when there is none or it cannot be read. */
  model: CapabilityModel | undefined;
  loading: boolean;
}

/**
 * The model behind what is shown: the version the assessment used. Before the answer is here, and where nothing is
 * published, the version in force: mostly the same one, and then names need not wait for the numbers.
 */
export function useViewedModel(
  stamp: { model: string; modelVersion: number } | null,
  family: string | null,
): ViewedModel {
  const families = useQuery(modelsQuery());
  const inForce = families.data?.items
    .find(({ code }) => code === family)
    ?.versions.find((one) => one.inForce);
  const code = stamp?.model ?? family;
  const version = stamp?.modelVersion ?? inForce?.version;
  const stored = useQuery({
    ...modelVersionQuery(code ?? '', version ?? 0),
    enabled: code !== null && version !== undefined,
  });
  return {
    model: stored.data?.model,
    loading: code !== null && (version === undefined ? families.isPending : stored.isPending),
  };
}
