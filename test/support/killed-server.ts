import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { hashText } from '../../server/assess/canonical.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import { createKysely } from '../../server/db/database-of.ts';
import type { ImportRecord } from '../../src/contract/imports.ts';
import { defaultModel } from '../../src/domain/model/default-model.ts';

const root = resolve(import.meta.dirname, '../..');
const TOKEN = 'token-of-the-one-who-writes'.padEnd(43, '0');
const ROWS = 400;

export interface KillReport {
  kills: number;
  acknowledged: number;
  lost: string[];
  halfApplied: string[];
}

/** A server process over a database that outlives it, killed in the middle of its work. */
export class KilledServer {
  readonly report: KillReport = { kills: 0, acknowledged: 0, lost: [], halfApplied: [] };
  readonly #pool: pg.Pool;
  readonly #environment: Record<string, string>;
  #count = 0;

  constructor(pool: pg.Pool, environment: Record<string, string>) {
    this.#pool = pool;
    this.#environment = environment;
  }

  /** Somebody to write as, and providers to write about. Call once, when the database is prepared. */
  async prepare(): Promise<void> {
    await this.#pool.query(
      `insert into account (public_id, email, name, role, status, created_at, updated_at)
       values ('writer', 'writer@example.org', 'writer', 'ops_admin', 'active', now(), now())`,
    );
    await this.#pool.query(
      `insert into account_session (token_hash, account_id, created_at, seen_at, expires_at)
       select $1, id, now(), now(), now() + interval '6 days' from account where public_id = 'writer'`,
      [hashText(TOKEN)],
    );
  }

  /** Starts it, lets it work until it is killed after so many milliseconds, and looks at what is left. */
  async round(milliseconds: number): Promise<void> {
    const { server, address } = await this.#start();
    const acknowledged: (() => Promise<string | null>)[] = [];
    const stop = new AbortController();
    const work = [
      this.#writeModels(address, stop.signal, acknowledged),
      this.#import(address, stop.signal, acknowledged),
      // Ended by the kill, each in the call that it was in.
    ].map((one) => one.catch(() => undefined));
    await wait(milliseconds);
    server.kill('SIGKILL');
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    stop.abort();
    await Promise.all(work);
    this.report.kills++;
    this.report.acknowledged += acknowledged.length;
    for (const check of acknowledged) {
      const lost = await check();
      if (lost) this.report.lost.push(lost);
    }
    await this.#findHalves();
  }

  async #start(): Promise<{ server: ChildProcess; address: string }> {
    const server = spawn(resolve(root, 'node_modules/.bin/node'), ['server/main.ts'], {
      cwd: root,
      env: { ...process.env, ...this.#environment, HOST: '127.0.0.1', PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const address = await new Promise<string>((found, fail) => {
      const read = (chunk: Buffer) => {
        output += String(chunk);
        const at = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
        if (at) found(at);
      };
      server.stdout?.on('data', read);
      server.stderr?.on('data', read);
      server.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${output}`)));
    });
    return { server, address };
  }

  async #writeModels(address: string, signal: AbortSignal, acknowledged: (() => Promise<string | null>)[]) {
    for (;;) {
      const note = `note ${this.#count++} ${crypto.randomUUID()}`;
      const model = { ...defaultModel, description: { zh: '', en: note } };
      await this.#call(address, signal, 'POST', '/api/models', JSON.stringify({ model, note }));
      acknowledged.push(async () => {
        const { rows } = await this.#pool.query(
          `select from model_version v where note = $1 and exists
             (select from audit_entry where action = 'createModelVersion' and object_id = v.code || ' v' || v.version)`,
          [note],
        );
        return rows.length === 1 ? null : `model version "${note}"`;
      });
    }
  }

  async #import(address: string, signal: AbortSignal, acknowledged: (() => Promise<string | null>)[]) {
    for (;;) {
      const run = this.#count++;
      const lines = Array.from({ length: ROWS }, (_, at) => `K${run}-${at}`);
      const file = ['id', ...lines, ''].join('\n');
      const mapping = { kind: 'providers', columns: [{ header: 'id', target: 'id' }] };
      const opened = await this.#call(
        address,
        signal,
        'POST',
        '/api/imports',
        JSON.stringify({ model: defaultModel.code, fileName: `${run}.csv`, sizeBytes: file.length, mapping }),
      );
      const read = await this.#call(address, signal, 'PUT', `/api/imports/${opened.id}/content`, file);
      const body = JSON.stringify({ rowsRejected: 0 });
      await this.#call(address, signal, 'POST', `/api/imports/${opened.id}/confirm`, body, read.revision);
      acknowledged.push(async () => {
        const { rows } = await this.#pool.query(
          `select (select count(*)::int from provider where external_id like $1) as stored, status
           from import where public_id = $2`,
          [`K${run}-%`, opened.id],
        );
        return rows[0]?.stored === ROWS && rows[0]?.status === 'confirmed' ? null : `import ${run}`;
      });
    }
  }

  async #call(
    address: string,
    signal: AbortSignal,
    method: string,
    path: string,
    body: string,
    revision?: number,
  ): Promise<ImportRecord> {
    const response = await fetch(address + path, {
      method,
      body,
      signal,
      headers: {
        Cookie: `__Host-windmaker=${TOKEN}`,
        Origin: address,
        'Content-Type': path.endsWith('/content') ? 'application/octet-stream' : 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
        ...(revision !== undefined && { 'If-Match': `"${revision}"` }),
      },
    });
    const text = await response.text();
    if (!response.ok) {
      const problem = `${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`;
      this.report.lost.push(problem);
      throw new Error(problem);
    }
    return JSON.parse(text) as ImportRecord;
  }

  /** An import has stored all of its rows and says so, or none; every write is in the log, whose chain is whole. */
  async #findHalves(): Promise<void> {
    const { rows } = await this.#pool.query<{ file: string; status: string; stored: number }>(
      `select replace(file_name, '.csv', '') as file, status,
         (select count(*)::int from provider where external_id like 'K' || replace(file_name, '.csv', '') || '-%') as stored
       from import`,
    );
    for (const { file, status, stored } of rows)
      if (stored !== (status === 'confirmed' ? ROWS : 0))
        this.report.halfApplied.push(`import ${file} is ${status} with ${stored} rows`);
    const { findings } = await verifyAudit(createKysely(this.#pool), []);
    if (findings.length > 0) this.report.halfApplied.push(`audit log: ${JSON.stringify(findings)}`);
  }
}
