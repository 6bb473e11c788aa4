import { createHash } from 'node:crypto';
import type { z } from 'zod';
import {
  type ColumnMapping,
  cancelImport,
  confirmImport,
  createImport,
  exportRejections,
  getImport,
  type ImportKind,
  type ImportRecord,
  type Inspection,
  inspectFile,
  listRejections,
  putImportContent,
} from '../../src/contract/imports.ts';
import { problem } from '../../src/contract/problem.ts';

export interface SendOptions {
  model?: string;
  kind?: ImportKind;
  mapping?: ColumnMapping;
  fileName?: string;
}

export interface Answer<T> {
  status: number;
  body: T;
}

type Fetch = (request: Request) => Response | Promise<Response>;

/** Speaks to the import routes as a page does, over whatever host answers `fetch`. */
export class ImportClient {
  readonly #fetch: Fetch;
  readonly #base: string;

  constructor(fetch: Fetch, base = 'http://test') {
    this.#fetch = fetch;
    this.#base = base;
  }

  async call<T>(method: string, path: string, body?: unknown, revision?: number): Promise<Answer<T>> {
    const isBytes = body instanceof Uint8Array || body instanceof ReadableStream;
    const response = await this.#fetch(
      new Request(this.#base + path, {
        method,
        headers: {
          'Idempotency-Key': crypto.randomUUID(),
          ...(revision !== undefined && { 'If-Match': `"${revision}"` }),
          ...(body !== undefined && {
            'Content-Type': isBytes ? 'application/octet-stream' : 'application/json',
          }),
        },
        ...(body === undefined ? {} : { body: isBytes ? (body as BodyInit) : JSON.stringify(body) }),
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
      } as RequestInit),
    );
    // A byte order mark is part of what a spreadsheet gets, so it stays.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    const isJson = response.headers.get('Content-Type')?.includes('json');
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as T };
  }

  async inspect(bytes: Uint8Array, { model, kind }: SendOptions = {}): Promise<Inspection> {
    const query = new URLSearchParams({ ...(model ? { model } : {}), ...(kind ? { kind } : {}) });
    const answer = await this.call('POST', `${inspectFile.path}?${query}`, bytes.subarray(0, 256 * 1024));
    return inspectFile.response.shape.parse(succeed(answer));
  }

  /** Opens an import with the suggested mapping, or the given one. */
  async create(bytes: Uint8Array, options: SendOptions = {}): Promise<ImportRecord> {
    const mapping = options.mapping ?? (await this.inspect(bytes, options)).suggestion;
    const answer = await this.call('POST', createImport.path, {
      model: options.model ?? 'five-capability',
      fileName: options.fileName ?? 'file.csv',
      sizeBytes: bytes.length,
      mapping,
    });
    return createImport.response.shape.parse(succeed(answer, 201));
  }

  put(id: string, content: Uint8Array | ReadableStream<Uint8Array>): Promise<Answer<ImportRecord>> {
    return this.call('PUT', path(putImportContent.path, id), content);
  }

  /** Opened, sent and reported; not yet stored. */
  async stage(file: Uint8Array | string, options: SendOptions = {}): Promise<ImportRecord> {
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    const { id } = await this.create(bytes, options);
    const record = putImportContent.response.shape.parse(succeed(await this.put(id, bytes)));
    if (record.sha256 !== createHash('sha256').update(bytes).digest('hex')) throw new Error('another hash');
    return record;
  }

  async confirm(record: ImportRecord): Promise<ImportRecord> {
    const body = { rowsRejected: record.counts.rowsRejected };
    const answer = await this.call('POST', path(confirmImport.path, record.id), body, record.revision);
    return confirmImport.response.shape.parse(succeed(answer));
  }

  async import(file: Uint8Array | string, options: SendOptions = {}): Promise<ImportRecord> {
    return this.confirm(await this.stage(file, options));
  }

  async get(id: string): Promise<ImportRecord> {
    return getImport.response.shape.parse(succeed(await this.call('GET', path(getImport.path, id))));
  }

  cancel(id: string): Promise<Answer<ImportRecord>> {
    return this.call('POST', path(cancelImport.path, id));
  }

  async rejections(id: string, query = 'limit=200'): Promise<z.infer<typeof listRejections.response.shape>> {
    const answer = await this.call('GET', `${path(listRejections.path, id)}?${query}`);
    return listRejections.response.shape.parse(succeed(answer));
  }

  async rejectionsCsv(id: string, lang: 'zh' | 'en' = 'en'): Promise<string> {
    return succeed(await this.call<string>('GET', `${path(exportRejections.path, id)}?lang=${lang}`));
  }
}

export function path(route: string, importId: string): string {
  return route.replace('{importId}', importId);
}

/** The body of an answer that went well; fails with the problem otherwise. */
export function succeed<T>({ status, body }: Answer<T>, expected = 200): T {
  if (status !== expected) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** The problem details of an answer that failed as expected. */
export function refused(answer: Answer<unknown>): z.infer<typeof problem> {
  return problem.parse(answer.body);
}
