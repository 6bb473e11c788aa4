import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  compareModelVersions,
  createModelVersion,
  getModelVersion,
  listModels,
  putModelInForce,
} from '../contract/capability-models.ts';
import { request } from './request.ts';

export const modelsQuery = () =>
  queryOptions({
    queryKey: ['models', 'list'],
    queryFn: ({ signal }) => request(listModels, {}, signal),
    staleTime: 60_000,
  });

/** A stored version never changes, so it stays fresh. */
export const modelVersionQuery = (code: string, version: number) =>
  queryOptions({
    queryKey: ['models', 'version', code, version],
    queryFn: ({ signal }) => request(getModelVersion, { params: { code, version } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const modelDifferencesQuery = (code: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['models', 'differences', code, from, to],
    queryFn: ({ signal }) => request(compareModelVersions, { params: { code }, query: { from, to } }, signal),
    enabled: from !== to,
  });

export function useCreateModelVersion() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof createModelVersion.body.shape>) =>
      request(createModelVersion, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['models'] }),
  });
}

export function usePutModelInForce() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ revision, ...params }: { code: string; version: number; revision: number }) =>
      request(putModelInForce, { params, revision }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['models'] }),
  });
}
