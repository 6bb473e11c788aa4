import type { Kysely } from 'kysely';
import type { Database } from './db/schema.ts';

/** Who is asking. The host decides; no header or parameter is trusted by the app itself. */
export interface Caller {
  id: string;
  name: string;
  /** Null: every provider. Otherwise the only external provider ids and regions whose rows may be read. */
  scope: { providers: string[] | null; regions: string[] | null };
}

/** Values of one column of a bulk load, one typed array or list per column; NaN in a float column is NULL. */
export type LoadColumn =
  | { type: 'int2' | 'int4'; values: Int32Array }
  | { type: 'float8'; values: Float64Array }
  | { type: 'text'; values: readonly (string | null)[] };

export interface LoadBatch {
  rowCount: number;
  columns: readonly LoadColumn[];
}

/** Fast append into a staging table, on a connection of its own. COPY where there is one. */
export interface BulkLoader {
  load(
    table: string,
    columnNames: readonly string[],
    batches: AsyncIterable<LoadBatch>,
    signal: AbortSignal,
  ): Promise<number>;
}

/** Everything impure, as one argument: the same app runs in Node, in the browser demo and in tests. */
export interface AppContext {
  db: Kysely<Database>;
  bulk: BulkLoader;
  /**
   * Tells the other hosts of the database that this one is at work on an import; null when somebody else is. Absent
   * where the host has the database to itself.
   */
  holdImport?(importId: number): Promise<{ release(): Promise<void> } | null>;
  now(): Date;
  newId(): string;
  resolveCaller(request: Request): Promise<Caller>;
  mode: 'server' | 'demo';
  version: string;
  limits: { fileBytes: number; rows: number };
  log(entry: { level: 'info' | 'error'; message: string; requestId?: string; cause?: unknown }): void;
}
