import { z } from 'zod';
import { cursorQuery, localizedText, pageOf, period, timestamp } from './common.ts';
import { problem } from './problem.ts';
import { defineRoute } from './route.ts';

export const IMPORT_KINDS = [
  'facts_long',
  'facts_wide',
  'providers',
  'merchants',
  'service_relations',
  'merchant_months',
] as const;
export const importKind = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof importKind>;

/** Encodings a file may have. The last two are never guessed: a person chooses them. */
export const FILE_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
export const fileEncoding = z.enum(FILE_ENCODINGS);
export type FileEncoding = z.infer<typeof fileEncoding>;

/** Which file column feeds which field; `null` target columns are ignored. Remembered by header signature. */
export const columnMapping = z
  .object({
    kind: importKind,
    columns: z.array(z.object({ header: z.string(), target: z.string().nullable() })),
    decimal: z
      .enum(['.', ','])
      .optional()
      .describe('Decimal sign of the numbers, the other one groups thousands; left out: told from the rows'),
  })
  .meta({ id: 'ColumnMapping' });
export type ColumnMapping = z.infer<typeof columnMapping>;

export const inspection = z
  .object({
    encoding: z.string(),
    delimiter: z.string(),
    headers: z.array(z.string()),
    sampleRows: z.array(z.array(z.string())).describe('First 20 rows as read'),
    suggestion: columnMapping,
    confidence: z.enum(['high', 'low']),
    remembered: z.boolean().describe('True: the mapping confirmed last time for the same headers'),
    targets: z
      .array(z.object({ code: z.string(), label: localizedText, required: z.boolean() }))
      .describe('Fields a column may feed, for the suggested kind'),
    problems: z.array(z.object({ column: z.string().nullable(), reason: localizedText, fix: localizedText })),
    limits: z.object({
      fileBytes: z.number(),
      rows: z.number(),
      columns: z.number(),
      cellCharacters: z.number(),
    }),
  })
  .meta({ id: 'Inspection' });
export type Inspection = z.infer<typeof inspection>;

const IMPORT_STATUSES = [
  'awaiting_content',
  'reading',
  'ready', // staged and reported, waits for a decision
  'confirmed',
  'cancelled',
  'failed',
] as const;

export const importRecord = z
  .object({
    id: z.string(),
    kind: importKind,
    model: z
      .string()
      .describe(
        'Model family whose indicators and providers the file speaks of; merchants, their relations and months belong to none, and theirs is the one that was chosen meanwhile',
      ),
    fileName: z.string(),
    sizeBytes: z.number().int(),
    sha256: z.string().nullable().describe('Null until the whole file was read'),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    mapping: columnMapping,
    status: z.enum(IMPORT_STATUSES),
    revision: z.number().int().describe('For If-Match: counts changes of the status'),
    progress: z.object({ bytesRead: z.number(), rowsRead: z.number().int() }),
    counts: z.object({
      rowsIn: z
        .number()
        .int()
        .describe('Data rows of the file; always rowsAccepted + rowsRejected once read'),
      rowsAccepted: z.number().int(),
      rowsRejected: z.number().int(),
      warnings: z.number().int(),
      factsAccepted: z
        .number()
        .int()
        .describe('A wide row carries many facts; 0 for objects and merchant months'),
      created: z.number().int().describe('Rows or facts not stored before'),
      changed: z.number().int().describe('Stored with other content'),
      unchanged: z.number().int(),
    }),
    rejectionSummary: z.array(z.object({ code: z.string(), reason: localizedText, count: z.number().int() })),
    periods: z.array(period).describe('Periods the accepted facts or merchant months fall in'),
    sameFileAs: z.string().nullable().describe('Earlier confirmed import of the very same bytes'),
    appealId: z
      .string()
      .nullable()
      .describe('The appeal whose decision corrected these facts; null for a file that somebody imported'),
    failure: problem.nullable(),
    createdAt: timestamp,
    createdBy: z.string(),
    confirmedAt: timestamp.nullable(),
    confirmedBy: z.string().nullable(),
  })
  .meta({ id: 'Import' });
export type ImportRecord = z.infer<typeof importRecord>;

export const rejection = z
  .object({
    line: z.number().int().describe('Line of the file where the row starts, header = 1'),
    column: z.string().nullable(),
    value: z.string().nullable().describe('At most 200 characters of the cell'),
    code: z.string(),
    reason: localizedText,
    fix: localizedText,
  })
  .meta({ id: 'Rejection' });
export type Rejection = z.infer<typeof rejection>;

const tag = 'imports';
const params = z.object({ importId: z.string() });
const oneImport = { kind: 'json', status: 200, shape: importRecord } as const;

export const inspectFile = defineRoute({
  id: 'inspectFile',
  method: 'post',
  path: '/api/imports/inspect',
  tag,
  summary:
    'Look at the head of a file (up to 256 KB): encoding, delimiter, headers, suggested mapping. Stores nothing',
  action: 'import.write',
  scope: 'platform',
  query: z.object({
    model: z.string().optional(),
    kind: importKind.optional(),
    encoding: fileEncoding.optional().describe('Left out: told from the bytes'),
    fileName: z.string().optional(),
  }),
  body: { kind: 'bytes', description: 'The first bytes of the file' },
  effect: 'none',
  response: { kind: 'json', status: 200, shape: inspection },
  problems: ['file_unreadable', 'payload_too_large'],
});

export const createImport = defineRoute({
  id: 'createImport',
  method: 'post',
  path: '/api/imports',
  tag,
  summary: 'Open an import with its mapping; the content follows',
  action: 'import.write',
  scope: 'platform',
  body: {
    kind: 'json',
    shape: z.object({
      model: z.string(),
      fileName: z.string().min(1).max(255),
      sizeBytes: z.number().int().min(0),
      mapping: columnMapping,
      encoding: fileEncoding.optional().describe('Left out: told from the bytes'),
    }),
  },
  effect: 'write',
  idempotent: true,
  response: { kind: 'json', status: 201, shape: importRecord },
  problems: ['not_found', 'limit_exceeded'],
});

export const putImportContent = defineRoute({
  id: 'putImportContent',
  method: 'put',
  path: '/api/imports/{importId}/content',
  tag,
  summary: 'Stream the file: every row is read, checked and staged. Answers when the report is complete',
  action: 'import.write',
  scope: 'platform',
  params,
  body: { kind: 'bytes', description: 'The file, whole' },
  effect: 'write',
  response: oneImport,
  problems: ['not_found', 'conflict', 'file_unreadable', 'limit_exceeded', 'payload_too_large'],
});

export const listImports = defineRoute({
  id: 'listImports',
  method: 'get',
  path: '/api/imports',
  tag,
  summary: 'Imports, newest first',
  action: 'import.read',
  scope: 'platform',
  query: cursorQuery.extend({ model: z.string().optional(), status: z.enum(IMPORT_STATUSES).optional() }),
  response: { kind: 'json', status: 200, shape: pageOf(importRecord) },
  problems: [],
});

export const getImport = defineRoute({
  id: 'getImport',
  method: 'get',
  path: '/api/imports/{importId}',
  tag,
  summary: 'One import: progress while it runs, the report, then the receipt',
  action: 'import.read',
  scope: 'platform',
  params,
  response: oneImport,
  problems: ['not_found'],
});

export const listRejections = defineRoute({
  id: 'listRejections',
  method: 'get',
  path: '/api/imports/{importId}/rejections',
  tag,
  summary: 'Rejected rows in file order',
  action: 'import.read',
  scope: 'platform',
  params,
  query: cursorQuery,
  response: { kind: 'json', status: 200, shape: pageOf(rejection) },
  problems: ['not_found'],
});

export const exportRejections = defineRoute({
  id: 'exportRejections',
  method: 'get',
  path: '/api/imports/{importId}/rejections.csv',
  tag,
  summary: 'Rejected rows as they were, with line, column, reason and fix',
  action: 'import.read',
  scope: 'platform',
  params,
  query: z.object({ lang: z.enum(['zh', 'en']).default('zh') }),
  response: { kind: 'file', status: 200, contentType: 'text/csv; charset=utf-8' },
  problems: ['not_found'],
});

export const confirmImport = defineRoute({
  id: 'confirmImport',
  method: 'post',
  path: '/api/imports/{importId}/confirm',
  tag,
  summary: 'Store the accepted rows, all or nothing',
  action: 'import.write',
  scope: 'platform',
  params,
  body: {
    kind: 'json',
    shape: z.object({
      rowsRejected: z.number().int().describe('The number the person saw; another number answers conflict'),
    }),
  },
  effect: 'write',
  idempotent: true,
  conditional: true,
  response: oneImport,
  problems: ['not_found', 'conflict'],
});

export const cancelImport = defineRoute({
  id: 'cancelImport',
  method: 'post',
  path: '/api/imports/{importId}/cancel',
  tag,
  summary: 'Stop reading or discard what is staged; nothing is stored',
  action: 'import.write',
  scope: 'platform',
  params,
  effect: 'write',
  idempotent: true,
  response: oneImport,
  problems: ['not_found', 'conflict'],
});
