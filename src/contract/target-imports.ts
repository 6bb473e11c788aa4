import { z } from 'zod';
import { TARGET_LEVELS, TARGET_MEASURES } from '../domain/target/measure.ts';
import { localizedText } from './common.ts';
import { defineRoute } from './route.ts';
import { targetCurve } from './targets.ts';

const fileBody = {
  kind: 'bytes',
  description:
    'CSV as exportTargets writes it, at most 2 MB and 5 000 rows: level, scope, measure, goal, start_value, from, to, curve, owner',
} as const;

const importedTerms = z.object({
  goal: z.number(),
  startValue: z.number().nullable(),
  curve: targetCurve,
  owner: z.string().nullable().describe('Name of the owner; null: nobody'),
});

export const targetFilePreview = z
  .object({
    sha256: z.string().describe('Of the bytes: importTargets takes the same ones only'),
    rows: z.number().int(),
    counts: z.object({
      created: z.number().int(),
      changed: z.number().int(),
      unchanged: z.number().int(),
      rejected: z.number().int().describe('Rows with at least one fault; with any, nothing can be imported'),
    }),
    items: z
      .array(
        z.object({
          line: z.number().int(),
          action: z.enum(['create', 'change', 'unchanged']),
          id: z.string().nullable().describe('The target it changes; null when it makes one'),
          level: z.enum(TARGET_LEVELS),
          scope: z.string().nullable(),
          scopeName: localizedText.nullable(),
          measure: z.enum(TARGET_MEASURES),
          from: z.string(),
          to: z.string(),
          before: importedTerms.nullable().describe('Null when it makes a target'),
          after: importedTerms,
        }),
      )
      .describe('Rows without a fault, in file order'),
    faults: z
      .array(
        z.object({
          line: z.number().int(),
          column: z.string().nullable().describe('Header of the column; null: the whole row or file'),
          cell: z.string().nullable().describe('As read; null: the column is absent'),
          code: z.string(),
          reason: localizedText,
          fix: localizedText,
        }),
      )
      .describe('Every fault of every row, in file order'),
  })
  .meta({ id: 'TargetFilePreview' });
export type TargetFilePreview = z.infer<typeof targetFilePreview>;

const tag = 'targets';

export const inspectTargets = defineRoute({
  id: 'inspectTargets',
  method: 'post',
  effect: 'none',
  path: '/api/targets/inspect',
  tag,
  summary: 'What importing this file would do, and every fault in it; stores nothing',
  action: 'target.write',
  scope: 'platform',
  body: fileBody,
  response: { kind: 'json', status: 200, shape: targetFilePreview },
  problems: ['payload_too_large', 'file_unreadable', 'limit_exceeded'],
});

export const importTargets = defineRoute({
  id: 'importTargets',
  method: 'post',
  effect: 'write',
  idempotent: true,
  path: '/api/targets/import',
  tag,
  summary:
    'Set and change the targets of a file, all or none: the one with the same scope, measure and period is changed',
  action: 'target.write',
  scope: 'platform',
  query: z.object({ sha256: z.string().length(64).describe('What inspectTargets answered') }),
  body: fileBody,
  response: {
    kind: 'json',
    status: 200,
    shape: z.object({ created: z.number().int(), changed: z.number().int(), unchanged: z.number().int() }),
  },
  problems: ['conflict', 'payload_too_large', 'file_unreadable', 'limit_exceeded'],
});
