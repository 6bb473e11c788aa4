import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { ColumnMapping, ImportKind } from '../../../src/domain/import/column-mapping.ts';
import { checkMapping } from '../../../src/domain/import/column-mapping.ts';
import type { IndicatorName } from '../../../src/domain/import/suggest-mapping.ts';
import { ImportFileError } from '../../imports/reading/import-file-error.ts';
import { inspectTable } from '../../imports/reading/inspect-table.ts';
import { CommandError } from './command-error.ts';
import type { Language } from './command-options.ts';

/** Enough of a file to see its encoding, delimiter and columns; what the import screen looks at too. */
const HEAD_BYTES = 256 * 1024;

export interface InspectedFile {
  mapping: ColumnMapping;
  headers: string[];
}

/** What the columns of a file mean, found as the import screen finds it; a file that cannot be mapped is an error. */
export async function inspectFile(
  path: string,
  kinds: readonly ImportKind[],
  indicators: readonly IndicatorName[],
  language: Language,
): Promise<InspectedFile> {
  const { bytes, size } = await readHead(path);
  return explained(path, language, () => {
    const inspections = kinds.map((kind) => inspectTable(bytes, { fileBytes: size, indicators, kind }));
    const best = inspections.reduce((winner, one) =>
      one.suggestion.confidence > winner.suggestion.confidence ? one : winner,
    );
    const { mapping } = best.suggestion;
    const problems = checkMapping(
      mapping,
      best.columns,
      indicators.map(({ code }) => code),
    );
    if (problems.length > 0) {
      const found = best.columns.map(({ header }) => header).join(', ');
      const lines = problems.map(({ text }) => `${path}:${best.headerLine}: ${text[language]}`);
      throw new CommandError(
        ...lines,
        language === 'zh' ? `文件的列：${found}` : `Columns of the file: ${found}`,
      );
    }
    return { mapping, headers: best.columns.map(({ header }) => header) };
  });
}

/** The bytes of a file as the readers take them. */
export function streamFile(path: string): ReadableStream<Uint8Array> {
  // Node's own type of the same stream, which differs from the browser's in name only.
  return Readable.toWeb(
    createReadStream(path),
  ) as NodeReadableStream as unknown as ReadableStream<Uint8Array>;
}

/** Turns a problem of the file as a whole into a line that names the file. */
export async function explained<T>(path: string, language: Language, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ImportFileError) {
      const { reason, fix } = error.explanation;
      const line = typeof error.detail.line === 'number' ? `:${error.detail.line}` : '';
      throw new CommandError(`${path}${line}: ${reason[language]} — ${fix[language]}`);
    }
    if (
      error instanceof Error &&
      'code' in error &&
      typeof error.code === 'string' &&
      error.code.startsWith('E')
    ) {
      throw new CommandError(`${path}: ${error.message}`);
    }
    throw error;
  }
}

async function readHead(path: string): Promise<{ bytes: Uint8Array; size: number }> {
  const file = await open(path).catch((error: Error) => {
    throw new CommandError(`${path}: ${error.message}`);
  });
  try {
    const { size } = await file.stat();
    const buffer = new Uint8Array(Math.min(size, HEAD_BYTES));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return { bytes: buffer.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}
