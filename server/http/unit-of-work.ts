import type { Transaction } from 'kysely';
import type { Route } from '../../src/contract/route.ts';
import { type AuditEntry, appendAudit } from '../audit/append-audit.ts';
import type { AuditHead } from '../audit/audit-head.ts';
import type { AppContext, Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { claimIntent, type Intent, keepAnswer } from './idempotency.ts';
import { ApiProblem } from './problem.ts';

/** What a handler may do inside its one transaction. */
export interface WriteUnit {
  db: Transaction<Database>;
  /** Says what is changed; at least once in every write. Stored in the same transaction. */
  record(entry: AuditEntry): void;
  /**
   * Compares the stored revision, read under a lock, with the one the caller saw. `current` is the row as the API shows
   * it. Throws precondition_failed.
   */
  expectRevision(stored: number, current: () => unknown): Promise<void>;
}

export interface WriteOptions<T = unknown> {
  /** What is answered, given the entry that says it: for answers that name their place in the audit log. */
  conclude?: (value: T, head: AuditHead) => T;
}

interface Occasion {
  route: Route;
  context: AppContext;
  caller: Caller | null;
  requestId: string;
  intent: Intent | null;
  expectedRevision: number | null;
}

/** The one way a call changes rows: effect, audit entry and idempotency key are stored together or not at all. */
export class UnitOfWork {
  readonly #occasion: Occasion;
  #output: { value: unknown } | null = null;

  constructor(occasion: Occasion) {
    this.#occasion = occasion;
  }

  /** Runs the work in a transaction; what it returns is what the handler answers. */
  async write<T>(work: (unit: WriteUnit) => Promise<T>, { conclude }: WriteOptions<T> = {}): Promise<T> {
    const { context, intent } = this.#occasion;
    const { value, head } = await context.db.transaction().execute(async (trx) => {
      if (intent) await claimIntent(trx, intent, context.now());
      const done = await this.#run(trx, work);
      const head = await this.#append(trx, done.entries);
      const value = conclude ? conclude(done.value, head) : done.value;
      if (intent) await keepAnswer(trx, intent, value);
      return { value, head };
    });
    this.#output = { value };
    context.keepAuditHead?.(head);
    return value;
  }

  /** Fails a handler that answers without having written, or answers other than what its key keeps: our fault. */
  confirm(output: unknown): void {
    const { route, intent } = this.#occasion;
    if (this.#output === null) throw new Error(`${route.id} is declared as a write and wrote nothing`);
    if (intent && this.#output.value !== output) throw new Error(`${route.id} answers other than it wrote`);
  }

  async #run<T>(trx: Transaction<Database>, work: (unit: WriteUnit) => Promise<T>) {
    const { route, expectedRevision } = this.#occasion;
    const entries: AuditEntry[] = [];
    let isRevisionChecked = expectedRevision === null;
    const value = await work({
      db: trx,
      record: (entry) => entries.push(entry),
      expectRevision: async (stored, current) => {
        isRevisionChecked = true;
        if (expectedRevision !== null && stored !== expectedRevision) throw stale(await current());
      },
    });
    if (entries.length === 0) throw new Error(`${route.id} wrote without saying what`);
    if (!isRevisionChecked) throw new Error(`${route.id} did not look at the revision`);
    return { value, entries };
  }

  /** Last in the transaction: the log's head is one row, and whoever holds it holds everybody else up. */
  async #append(trx: Transaction<Database>, entries: readonly AuditEntry[]): Promise<AuditHead> {
    const { context, route, caller, requestId } = this.#occasion;
    const occasion = { at: context.now(), action: route.id, outcome: 'done', caller, requestId } as const;
    let head: AuditHead | null = null;
    for (const entry of entries) head = await appendAudit(trx, occasion, entry);
    return head as AuditHead;
  }
}

function stale(current: unknown): ApiProblem {
  return new ApiProblem(
    'precondition_failed',
    {
      zh: '在你打开之后，这条数据已被别人更新，你的更改未保存。',
      en: 'Somebody has changed this since you opened it; your change was not stored.',
    },
    {
      zh: '对照最新内容后再决定是否覆盖。',
      en: 'Compare it with the newest state, then decide again.',
    },
    [],
    current,
  );
}
