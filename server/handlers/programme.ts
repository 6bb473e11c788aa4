import type { HandlersOf } from '../http/handler.ts';
import { readCityFigures } from '../programme/read-city-figures.ts';
import { readCohorts } from '../programme/read-cohorts.ts';
import { readProgramme } from '../programme/read-programme.ts';

export const programmeHandlers: HandlersOf<'getProgramme' | 'getCohorts' | 'listCityFigures'> = {
  getProgramme: ({ context, caller, query }) => readProgramme(context.db, caller, query, context.now()),

  getCohorts: ({ context, caller, query }) => readCohorts(context.db, caller, query, context.now()),

  listCityFigures: ({ context, caller, query }) => readCityFigures(context.db, caller, query, context.now()),
};
