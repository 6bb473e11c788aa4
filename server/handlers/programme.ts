import type { HandlersOf } from '../http/handler.ts';
import { readCohorts } from '../programme/read-cohorts.ts';
import { readProgramme } from '../programme/read-programme.ts';

export const programmeHandlers: HandlersOf<'getProgramme' | 'getCohorts'> = {
  getProgramme: ({ context, caller, query }) => readProgramme(context.db, caller, query, context.now()),

  getCohorts: ({ context, caller, query }) => readCohorts(context.db, caller, query, context.now()),
};
