import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { importTargets, inspectTargets, type TargetFilePreview } from '../contract/target-imports.ts';
import {
  archiveTarget,
  createTarget,
  exportTargets,
  getTarget,
  listTargetOwners,
  listTargets,
  updateTarget,
  updateTargets,
} from '../contract/targets.ts';
import { request, routeUrl } from './request.ts';

export const targetsQuery = (query: Omit<z.input<typeof listTargets.query>, 'cursor'>) =>
  infiniteQueryOptions({
    queryKey: ['targets', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      request(listTargets, { query: pageParam ? { ...query, cursor: pageParam } : query }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const targetQuery = (targetId: string, month?: string) =>
  queryOptions({
    queryKey: ['targets', 'one', targetId, month ?? null],
    queryFn: ({ signal }) =>
      request(getTarget, { params: { targetId }, query: month ? { month } : {} }, signal),
  });

export const targetOwnersQuery = () =>
  queryOptions({
    queryKey: ['targets', 'owners'],
    queryFn: ({ signal }) => request(listTargetOwners, {}, signal),
  });

export const targetsCsvUrl = (query: z.input<typeof exportTargets.query>): string =>
  routeUrl(exportTargets, { query });

/** The programme board shows goals too, and who is behind or without an owner is alerted. */
function useForgetTargets() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['targets'] }),
      client.invalidateQueries({ queryKey: ['programme'] }),
      client.invalidateQueries({ queryKey: ['alerts'] }),
    ]);
}

export function useCreateTarget() {
  const onSuccess = useForgetTargets();
  return useMutation({
    mutationFn: (body: z.input<typeof createTarget.body.shape>) => request(createTarget, { body }),
    onSuccess,
  });
}

interface Change<Body> {
  id: string;
  revision: number;
  body: Body;
}

export function useUpdateTarget() {
  const onSuccess = useForgetTargets();
  return useMutation({
    mutationFn: ({ id, revision, body }: Change<z.input<typeof updateTarget.body.shape>>) =>
      request(updateTarget, { params: { targetId: id }, revision, body }),
    onSuccess,
  });
}

export function useArchiveTarget() {
  const onSettled = useForgetTargets();
  return useMutation({
    mutationFn: ({ id, revision, body }: Change<z.input<typeof archiveTarget.body.shape>>) =>
      request(archiveTarget, { params: { targetId: id }, revision, body }),
    // Also when refused: somebody else's change is then what is shown.
    onSettled,
  });
}

/** All or none. */
export function useUpdateTargets() {
  const onSuccess = useForgetTargets();
  return useMutation({
    mutationFn: (body: z.input<typeof updateTargets.body.shape>) => request(updateTargets, { body }),
    onSuccess,
  });
}

export function useInspectTargets() {
  return useMutation({ mutationFn: (file: File) => request(inspectTargets, { body: file }) });
}

/** Takes only the very bytes that were inspected. */
export function useImportTargets() {
  const onSuccess = useForgetTargets();
  return useMutation({
    mutationFn: ({ file, sha256 }: { file: File } & Pick<TargetFilePreview, 'sha256'>) =>
      request(importTargets, { query: { sha256 }, body: file }),
    onSuccess,
  });
}
