import { queryOptions } from '@tanstack/react-query';
import { getImprovementPlan, type ImprovementPlan } from '../contract/improvement-plans.ts';
import { type RouteInput, request } from './request.ts';

type Question = NonNullable<RouteInput<typeof getImprovementPlan>['query']>;

export const improvementPlanQuery = (providerId: string, question: Question) =>
  queryOptions<ImprovementPlan>({
    queryKey: ['providers', 'improvement-plan', providerId, question],
    queryFn: ({ signal }) => request(getImprovementPlan, { params: { providerId }, query: question }, signal),
    // Other efforts or another target of the same provider may stand in; another provider's numbers never do.
    placeholderData: (previous) => (previous?.provider.id === providerId ? previous : undefined),
  });
