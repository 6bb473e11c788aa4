import type { Kysely } from 'kysely';
import type { Role } from '../src/domain/access/role.ts';
import type { Scope } from '../src/domain/access/scope.ts';
import type { AuditHead } from './audit/audit-head.ts';
import type { Database } from './db/schema.ts';
import type { Identity } from './identity/identity.ts';
import type { SignInPort } from './identity/sign-in-port.ts';

/** Who is asking. The host decides; no header or parameter is trusted by the app itself. */
export interface Caller {
  /** Public id of the account. */
  id: string;
  name: string;
  role: Role;
  /** Null: the whole platform. */
  scope: Scope | null;
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
  /** In a handler: the database as the caller may see it. Elsewhere: as its owner. */
  db: Kysely<Database>;
  /** The database as this caller may see and change it, by the database's own rules. */
  openFor(caller: Caller | null): Kysely<Database>;
  bulk: BulkLoader;
  /**
   * Tells the other hosts of the database that this one is at work on an import; null when somebody else is. Absent
   * where the host has the database to itself.
   */
  holdImport?(importId: number): Promise<{ release(): Promise<void> } | null>;
  now(): Date;
  newId(): string;
  identity: Identity;
  /** Passwords and cookies, where people sign in; absent in the demo. */
  signIn?: SignInPort;
  /** Told of every new head of the audit log after it is committed, to keep outside the database. */
  keepAuditHead?(head: AuditHead): void;
  /** Those that were kept, for verifying the log. */
  keptAuditHeads?(): Promise<AuditHead[]>;
  mode: 'server' | 'demo';
  /** Webhooks may lead into a private network and, on this machine, go without encryption; no when left out. */
  allowsPrivateWebhooks?: boolean;
  version: string;
  limits: { fileBytes: number; rows: number };
  log(entry: { level: 'info' | 'error'; message: string; requestId?: string; cause?: unknown }): void;
}
