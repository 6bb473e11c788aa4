import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type AppealDetail,
  addEvidence,
  answerAppeal,
  appealDetail,
  askBack,
  createAppeal,
  decideAppeal,
  getAppeal,
  getEvidence,
  listAppealFacts,
  listAppeals,
  previewAppeal,
  takeAppeal,
  withdrawAppeal,
} from '../contract/appeals.ts';
import { ProblemError, request, routeUrl } from './request.ts';

type AppealFilter = Omit<z.input<typeof listAppeals.query>, 'cursor'>;

export const appealsQuery = (filter: AppealFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['appeals', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request(listAppeals, { query: pageParam ? { ...filter, cursor: pageParam } : filter }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

/** The appeals on one provider's numbers of an assessment, and those it holds the corrections of. */
export const appealsOnQuery = (provider: string, assessment: string) =>
  queryOptions({
    queryKey: ['appeals', 'on', provider, assessment],
    queryFn: ({ signal }) => request(listAppeals, { query: { provider, assessment, limit: 20 } }, signal),
  });

export const appealQuery = (appealId: string) =>
  queryOptions({
    queryKey: ['appeals', 'one', appealId],
    queryFn: ({ signal }) => request(getAppeal, { params: { appealId } }, signal),
  });

export const appealPreviewQuery = (query: z.input<typeof previewAppeal.query>) =>
  queryOptions({
    queryKey: ['appeals', 'preview', query],
    queryFn: ({ signal }) => request(previewAppeal, { query }, signal),
  });

export const appealFactsQuery = (appealId: string) =>
  queryOptions({
    queryKey: ['appeals', 'facts', appealId],
    queryFn: ({ signal }) => request(listAppealFacts, { params: { appealId } }, signal),
  });

export const evidenceUrl = (appealId: string, evidenceId: string): string =>
  routeUrl(getEvidence, { params: { appealId, evidenceId } });

/** Files that did not arrive, with what the service said of each. */
export interface FailedFile {
  name: string;
  problem: string;
}

/** One file after the other; one that is refused does not keep the others away. */
async function sendFiles(appealId: string, files: readonly File[]): Promise<FailedFile[]> {
  const failed: FailedFile[] = [];
  for (const file of files) {
    try {
      await request(addEvidence, { params: { appealId }, query: { name: file.name }, body: file });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      failed.push({ name: file.name, problem: error.problem.detail });
    }
  }
  return failed;
}

/** Files the appeal, then sends its files: the appeal stands even where a file does not arrive. */
export function useCreateAppeal() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (given: { body: z.input<typeof createAppeal.body.shape>; files: readonly File[] }) => {
      const appeal = await request(createAppeal, { body: given.body });
      return { appeal, failed: await sendFiles(appeal.id, given.files) };
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['appeals'] }),
  });
}

export function useAddEvidence(appealId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (files: readonly File[]) => sendFiles(appealId, files),
    onSettled: () => client.invalidateQueries({ queryKey: ['appeals', 'one', appealId] }),
  });
}

export type AppealStep =
  | { step: 'take' }
  | { step: 'withdraw' }
  | { step: 'ask'; text: string }
  | { step: 'answer'; text: string }
  | ({ step: 'decide' } & z.input<typeof decideAppeal.body.shape>);

/** One step on an appeal as it was shown. When somebody was faster, the page shows the newest state. */
export function useAppealStep({ id, revision }: Pick<AppealDetail, 'id' | 'revision'>) {
  const client = useQueryClient();
  const show = (appeal: AppealDetail) => client.setQueryData(appealQuery(id).queryKey, appeal);
  return useMutation({
    mutationFn: (given: AppealStep): Promise<AppealDetail> => {
      const seen = { params: { appealId: id }, revision };
      if (given.step === 'take') return request(takeAppeal, seen);
      if (given.step === 'withdraw') return request(withdrawAppeal, seen);
      if (given.step === 'ask') return request(askBack, { ...seen, body: { text: given.text } });
      if (given.step === 'answer') return request(answerAppeal, { ...seen, body: { text: given.text } });
      const { outcome, text, facts = [] } = given;
      return request(decideAppeal, { ...seen, body: { outcome, text, facts } });
    },
    onSuccess: async (appeal) => {
      show(appeal);
      // A decision may have stored facts and made a draft: much of what was read before is out of date.
      await client.invalidateQueries();
    },
    onError: (error) => {
      const newest = error instanceof ProblemError && appealDetail.safeParse(error.problem.current).data;
      if (newest) show(newest);
    },
  });
}
