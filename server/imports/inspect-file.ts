import type { z } from 'zod';
import type { FileEncoding, ImportKind, inspectFile as route } from '../../src/contract/imports.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../src/domain/import/import-limits.ts';
import { indicatorRule } from '../../src/domain/import/indicator-rule.ts';
import type { HeaderProblem } from '../../src/domain/import/table-column.ts';
import type { AppContext } from '../context.ts';
import { getDefaultModelCode } from '../db/prepare-database.ts';
import { notFound } from '../http/problem.ts';
import { readFamily, readModel } from '../models/read-model.ts';
import { toWireMapping } from './contract-mapping.ts';
import { listTargets } from './mapping-targets.ts';
import { HEAD_BYTES } from './reading/byte-decoder.ts';
import { inspectTable } from './reading/inspect-table.ts';
import { findMapping } from './remembered-mapping.ts';

type Inspection = z.input<typeof route.response.shape>;

/** Below this a person should look at the suggestion first. */
const LOW_CONFIDENCE = 0.6;

export interface InspectionRequest {
  model: string | undefined;
  kind: ImportKind | undefined;
  encoding: FileEncoding | undefined;
  head: ReadableStream<Uint8Array>;
}

/** What the head of a file says about it; stores nothing. */
export async function inspectFile(
  context: AppContext,
  { model: asked, kind, encoding, head }: InspectionRequest,
): Promise<Inspection> {
  const code = asked ?? (await getDefaultModelCode(context.db));
  if (code === null) throw notFound({ zh: '任何模型', en: 'model yet' });
  const { inForceVersion } = await readFamily(context.db, code);
  const model = await readModel(context.db, code, inForceVersion);
  const { bytes, isWhole } = await readHead(head);
  const inspection = inspectTable(bytes, {
    fileBytes: isWhole ? bytes.length : bytes.length + 1,
    indicators: model.indicators.map(indicatorRule),
    limits: context.limits,
    kind: kind ?? null,
    encoding: encoding ?? null,
  });
  const headers = inspection.columns.map(({ header }) => header);
  const remembered = await findMapping(context.db, code, headers);
  const isUsable = remembered !== null && (kind === undefined || remembered.kind === kind);
  const suggestion = isUsable ? remembered : toWireMapping(inspection.suggestion.mapping, inspection.columns);
  return {
    encoding: inspection.encoding,
    delimiter: inspection.delimiter,
    headers,
    sampleRows: inspection.rows.map(({ cells }) => cells),
    suggestion,
    confidence: isUsable || inspection.suggestion.confidence >= LOW_CONFIDENCE ? 'high' : 'low',
    remembered: isUsable,
    targets: listTargets(suggestion.kind, model),
    problems: inspection.headerProblems.map(describeHeaderProblem),
    limits: {
      fileBytes: context.limits.fileBytes,
      rows: context.limits.rows,
      columns: DEFAULT_IMPORT_LIMITS.columns,
      cellCharacters: DEFAULT_IMPORT_LIMITS.cellLength,
    },
  };
}

/** A client sends the first 256 KB; a shorter body is the whole file. */
async function readHead(
  stream: ReadableStream<Uint8Array>,
): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  const bytes = new Uint8Array(HEAD_BYTES);
  let filled = 0;
  const reader = stream.getReader();
  try {
    while (filled < HEAD_BYTES) {
      const { done, value } = await reader.read();
      if (done) return { bytes: bytes.subarray(0, filled), isWhole: true };
      const part = value.subarray(0, HEAD_BYTES - filled);
      bytes.set(part, filled);
      filled += part.length;
    }
    return { bytes, isWhole: false };
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function describeHeaderProblem({ code, header, columns }: HeaderProblem): Inspection['problems'][number] {
  const places = { zh: columns.join('、'), en: columns.join(', ') };
  switch (code) {
    case 'duplicate_header':
      return {
        column: header,
        reason: {
          zh: `表头“${header}”出现在第 ${places.zh} 列`,
          en: `The header “${header}” stands in columns ${places.en}`,
        },
        fix: {
          zh: '确认每一列对应的字段，或改名后重新上传',
          en: 'Check what each of them feeds, or rename one and upload again',
        },
      };
    case 'empty_header':
      return {
        column: null,
        reason: { zh: `第 ${places.zh} 列没有表头`, en: `Columns without a header: ${places.en}` },
        fix: {
          zh: '补上表头；不需要的列可以忽略',
          en: 'Name them; columns that are not needed may be ignored',
        },
      };
    case 'looks_like_data':
      return {
        column: null,
        reason: { zh: `第一行像是数据：${header}`, en: `The first line looks like data: ${header}` },
        fix: { zh: '在第一行补上表头', en: 'Add a header line on top' },
      };
  }
}
