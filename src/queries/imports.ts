import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useMutationState,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import {
  cancelImport,
  confirmImport,
  createImport,
  exportRejections,
  getImport,
  type ImportRecord,
  inspectFile,
  listImports,
  listRejections,
  putImportContent,
} from '../contract/imports.ts';
import { request, routeUrl } from './request.ts';

/** Only the head of a file is needed to suggest a mapping. */
const HEAD_BYTES = 256 * 1024;

export const importsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['imports', 'list'],
    queryFn: ({ pageParam, signal }) =>
      request(listImports, { query: pageParam ? { cursor: pageParam } : {} }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Polls while the file is being read or stored. */
export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: ['imports', 'one', importId],
    queryFn: ({ signal }) => request(getImport, { params: { importId } }, signal),
    refetchInterval: (query) => {
      const status = query.state.data?.status;
      return status === 'reading' || status === 'awaiting_content' ? 700 : false;
    },
  });

export const rejectionsQuery = (importId: string) =>
  infiniteQueryOptions({
    queryKey: ['imports', 'rejections', importId],
    queryFn: ({ pageParam, signal }) =>
      request(
        listRejections,
        { params: { importId }, query: pageParam ? { cursor: pageParam } : {} },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const rejectionsCsvUrl = (importId: string, lang: 'zh' | 'en'): string =>
  routeUrl(exportRejections, { params: { importId }, query: { lang } });

export function useInspectFile() {
  return useMutation({
    mutationFn: ({ file, query }: { file: File; query: z.input<typeof inspectFile.query> }) =>
      request(inspectFile, { query: { ...query, fileName: file.name }, body: file.slice(0, HEAD_BYTES) }),
  });
}

export function useCreateImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof createImport.body.shape>) => request(createImport, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
}

const uploadKey = ['imports', 'content'];

interface Upload {
  importId: string;
  file: File;
}

/** The upload outlives the page that starts it; leaving the console in the middle asks first. */
export function usePutImportContent() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: uploadKey,
    mutationFn: async ({ importId, file }: Upload) => {
      const ask = (event: BeforeUnloadEvent) => event.preventDefault();
      window.addEventListener('beforeunload', ask);
      try {
        return await request(putImportContent, { params: { importId }, body: file });
      } finally {
        window.removeEventListener('beforeunload', ask);
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
}

/** How this tab's upload of an import goes: null when another tab, or nobody, sends the file. */
export function useImportUpload(importId: string): { sending: boolean; error: Error | null } | null {
  const states = useMutationState({
    filters: { mutationKey: uploadKey },
    select: ({ state }) => ({
      importId: (state.variables as Upload | undefined)?.importId,
      sending: state.status === 'pending',
      error: state.error,
    }),
  });
  return states.findLast((state) => state.importId === importId) ?? null;
}

export function useConfirmImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, revision, counts }: Pick<ImportRecord, 'id' | 'revision' | 'counts'>) =>
      request(confirmImport, {
        params: { importId: id },
        body: { rowsRejected: counts.rowsRejected },
        revision,
      }),
    onSettled: () => client.invalidateQueries(),
  });
}

export function useCancelImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (importId: string) => request(cancelImport, { params: { importId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
}
