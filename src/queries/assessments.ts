import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type Assessment,
  createAssessment,
  exportAssessment,
  getAssessment,
  listAssessablePeriods,
  listAssessments,
  publishAssessment,
  removeAssessment,
  verifyAssessment,
} from '../contract/assessments.ts';
import { request, routeUrl } from './request.ts';

export const assessmentsQuery = (query: z.input<typeof listAssessments.query> = {}) =>
  infiniteQueryOptions({
    queryKey: ['assessments', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      request(listAssessments, { query: pageParam ? { ...query, cursor: pageParam } : query }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const assessmentQuery = (assessmentId: string) =>
  queryOptions({
    queryKey: ['assessments', 'one', assessmentId],
    queryFn: ({ signal }) => request(getAssessment, { params: { assessmentId } }, signal),
  });

export const assessablePeriodsQuery = (model: string) =>
  queryOptions({
    queryKey: ['assessments', 'assessable', model],
    queryFn: ({ signal }) => request(listAssessablePeriods, { query: { model } }, signal),
  });

export const assessmentCsvUrl = (assessmentId: string, lang: 'zh' | 'en'): string =>
  routeUrl(exportAssessment, { params: { assessmentId }, query: { lang } });

function useAssessmentMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries() });
}

export const useCreateAssessment = () =>
  useAssessmentMutation((body: z.input<typeof createAssessment.body.shape>) =>
    request(createAssessment, { body }),
  );

/** An assessment as it was shown when the person decided. */
type SeenAssessment = Pick<Assessment, 'id' | 'revision'>;

export const usePublishAssessment = () =>
  useAssessmentMutation(({ id, revision }: SeenAssessment) =>
    request(publishAssessment, { params: { assessmentId: id }, revision }),
  );

export const useVerifyAssessment = () =>
  useAssessmentMutation((assessmentId: string) => request(verifyAssessment, { params: { assessmentId } }));

/** The page of the removed draft is still open while this runs: asking for it again would only answer that it is gone. */
export function useRemoveAssessment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, revision }: SeenAssessment) =>
      request(removeAssessment, { params: { assessmentId: id }, revision }),
    onSuccess: (_, { id }) =>
      client.invalidateQueries({ predicate: ({ queryKey }) => !queryKey.includes(id) }),
  });
}
