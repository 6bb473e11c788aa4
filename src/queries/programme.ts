import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { listCityFigures } from '../contract/city-figures.ts';
import { getCohorts, getProgramme } from '../contract/programme.ts';
import { request } from './request.ts';

export const programmeQuery = (query: z.output<typeof getProgramme.query>) =>
  queryOptions({
    queryKey: ['programme', query],
    queryFn: ({ signal }) => request(getProgramme, { query }, signal),
    placeholderData: keepPreviousData,
  });

export const cohortsQuery = (query: z.output<typeof getCohorts.query>) =>
  queryOptions({
    queryKey: ['cohorts', query],
    queryFn: ({ signal }) => request(getCohorts, { query }, signal),
    placeholderData: keepPreviousData,
  });

export const cityFiguresQuery = (query: z.input<typeof listCityFigures.query>) =>
  queryOptions({
    queryKey: ['programme', 'cities', query],
    queryFn: ({ signal }) => request(listCityFigures, { query }, signal),
    placeholderData: keepPreviousData,
  });
