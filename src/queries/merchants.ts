import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { getMerchantFigures } from '../contract/merchant-figures.ts';
import { getMerchantMoves } from '../contract/merchant-moves.ts';
import {
  exportMerchants,
  getMerchant,
  getMerchantFacets,
  listMerchants,
  type merchantFilter,
} from '../contract/merchants.ts';
import { request, routeUrl } from './request.ts';

export const merchantsQuery = (query: Omit<z.input<typeof listMerchants.query>, 'cursor'>) =>
  infiniteQueryOptions({
    queryKey: ['merchants', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      request(listMerchants, { query: pageParam ? { ...query, cursor: pageParam } : query }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const merchantFacetsQuery = (filter: z.input<typeof merchantFilter>) =>
  queryOptions({
    queryKey: ['merchants', 'facets', filter],
    queryFn: ({ signal }) => request(getMerchantFacets, { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

export const merchantFiguresQuery = (query: z.input<typeof getMerchantFigures.query>) =>
  queryOptions({
    queryKey: ['merchants', 'figures', query],
    queryFn: ({ signal }) => request(getMerchantFigures, { query }, signal),
    placeholderData: keepPreviousData,
  });

export const merchantMovesQuery = (query: z.input<typeof getMerchantMoves.query>) =>
  queryOptions({
    queryKey: ['merchants', 'moves', query],
    queryFn: ({ signal }) => request(getMerchantMoves, { query }, signal),
    placeholderData: keepPreviousData,
  });

export const merchantQuery = (merchantId: string) =>
  queryOptions({
    queryKey: ['merchants', 'detail', merchantId],
    queryFn: ({ signal }) => request(getMerchant, { params: { merchantId } }, signal),
  });

export const merchantsCsvUrl = (query: z.input<typeof exportMerchants.query>): string =>
  routeUrl(exportMerchants, { query });
