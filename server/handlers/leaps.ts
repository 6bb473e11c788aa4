import type { HandlersOf } from '../http/handler.ts';
import { decideAttribution } from '../leaps/decide-attribution.ts';
import { leapLines } from '../leaps/export-leaps.ts';
import { listLeaps } from '../leaps/list-leaps.ts';
import { listEvaluations, listSettings } from '../leaps/list-versions.ts';
import { previewSettings } from '../leaps/preview-settings.ts';
import { readLeap } from '../leaps/read-leap.ts';
import { describeSettings, readSettings } from '../leaps/settings-in-force.ts';
import { updateSettings } from '../leaps/update-settings.ts';

export const leapHandlers: HandlersOf<
  | 'listLeaps'
  | 'exportLeaps'
  | 'getLeap'
  | 'decideAttribution'
  | 'listLeapRuns'
  | 'getProgrammeSettings'
  | 'listProgrammeSettings'
  | 'previewProgrammeSettings'
  | 'updateProgrammeSettings'
> = {
  listLeaps: ({ context, caller, query }) => listLeaps(context.db, caller, query),

  exportLeaps: async ({ context, caller, query, language }) => ({
    fileName: `leaps-${context.now().toISOString().slice(0, 10)}.csv`,
    chunks: leapLines(context.db, caller, query, language),
  }),

  getLeap: ({ context, caller, params }) => readLeap(context.db, caller, params.leapId),

  decideAttribution: ({ context, caller, params, body, write }) =>
    write((unit) => decideAttribution(unit, context, { caller, leapId: params.leapId }, body)),

  listLeapRuns: ({ context, query }) => listEvaluations(context.db, query),

  getProgrammeSettings: async ({ context }) => describeSettings(await readSettings(context.db)),

  listProgrammeSettings: ({ context, query }) => listSettings(context.db, query),

  previewProgrammeSettings: ({ context, body }) => previewSettings(context.db, body.content, context.now()),

  updateProgrammeSettings: ({ context, caller, body, write }) =>
    write((unit) => updateSettings(unit, context, caller, body)),
};
