import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import {
  getProgrammeSettings,
  listProgrammeSettings,
  type ProgrammeContent,
  previewProgrammeSettings,
  updateProgrammeSettings,
} from '../contract/programme-settings.ts';
import { request } from './request.ts';

/** The rules in force by which leaps and clubs are counted. */
export const programmeSettingsQuery = () =>
  queryOptions({
    queryKey: ['programme-settings'],
    queryFn: ({ signal }) => request(getProgrammeSettings, {}, signal),
  });

export const settingsVersionsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['programme-settings', 'versions'],
    queryFn: ({ pageParam, signal }) =>
      request(listProgrammeSettings, { query: pageParam ? { cursor: pageParam } : {} }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** What other rules would do to the counts; nothing is stored. */
export const settingsEffectQuery = (content: ProgrammeContent) =>
  queryOptions({
    queryKey: ['programme-settings', 'effect', content],
    queryFn: ({ signal }) => request(previewProgrammeSettings, { body: { content } }, signal),
    placeholderData: keepPreviousData,
    // The counts depend on the stored months too, which an import may change meanwhile.
    staleTime: 60_000,
  });

interface SettingsChange {
  /** The version the change is based on. */
  revision: number;
  body: z.input<typeof updateProgrammeSettings.body.shape>;
}

/** New rules count every leap again: what was read before is out of date. */
export function useUpdateProgrammeSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: SettingsChange) => request(updateProgrammeSettings, change),
    onSuccess: async (settings) => {
      client.setQueryData(programmeSettingsQuery().queryKey, settings);
      await client.invalidateQueries();
    },
  });
}
