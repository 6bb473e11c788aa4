import type { AppContext, Caller } from '../../../server/context.ts';
import { databaseOf } from '../../../server/db/database-of.ts';
import type { scopedPool } from '../../../server/db/scoped-pool.ts';
import { fixedIdentity } from '../../../server/identity/identity.ts';
import { createSessionIdentity } from '../../../server/identity/session-identity.ts';
import type { OpenApiDocument } from '../../../server/openapi/openapi-document.ts';
import { mayDo } from '../../../src/domain/access/policy.ts';
import { type Canary, canariesOf, findLeaks } from './canaries.ts';
import type { Example } from './examples/example.ts';
import { EXAMPLES } from './examples.ts';
import { type Expectation, expectedStatus } from './expected-status.ts';
import { type MatrixOperation, readOperations } from './operations.ts';
import { PRINCIPALS, type Principal, tokenOf } from './principals.ts';
import { probeDatabase } from './probe-database.ts';
import type { World } from './world.ts';

/** Which of the two engines is at work. The other one is off, in this test only: a host has no such switch. */
export type Engines = 'both' | 'database alone' | 'api alone';

type App = { request(path: string, init?: RequestInit): Response | Promise<Response> };

export interface MatrixOptions {
  engines: Engines;
  createApp(context: AppContext): App;
  /** The ways into the database, where they are what is broken. */
  databaseOf?: typeof databaseOf;
  scopedPool?: typeof scopedPool;
  /** Operations to ask first. */
  first?: (operation: MatrixOperation) => boolean;
  stopsAtFirstFault?: boolean;
  /** Statements run on every fresh copy of the world. */
  breaking?: readonly string[];
}

export interface MatrixReport {
  operations: number;
  cells: number;
  leaks: string[];
  /** Leaks and everything else that is not as declared. */
  faults: string[];
}

/** Asks everything as everybody. */
export async function runMatrix(world: World, options: MatrixOptions): Promise<MatrixReport> {
  const run = new MatrixRun(world, options);
  await world.renew(options.breaking);
  await run.run();
  return run.report;
}

class Stop extends Error {}

class MatrixRun {
  readonly report: MatrixReport = { operations: 0, cells: 0, leaks: [], faults: [] };
  readonly #world: World;
  readonly #options: MatrixOptions;
  readonly #canaries: Canary[];

  constructor(world: World, options: MatrixOptions) {
    this.#world = world;
    this.#options = options;
    this.#canaries = canariesOf(world.objects);
  }

  async run(): Promise<void> {
    const response = await this.#appFor(PRINCIPALS[0] as Principal, true).request('/openapi.json');
    const operations = readOperations((await response.json()) as OpenApiDocument);
    this.report.operations = operations.length;
    const { first = () => false } = this.#options;
    const inOrder = [...operations.filter(first), ...operations.filter((operation) => !first(operation))];
    try {
      if (this.#options.engines !== 'api alone') await this.#probe();
      for (const operation of inOrder) await this.#runOperation(operation);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
  }

  async #runOperation(operation: MatrixOperation): Promise<void> {
    const examples = EXAMPLES[operation.id]?.(this.#world.objects);
    if (!examples) return this.#fault(`${operation.id} has no example`);
    for (const principal of PRINCIPALS) {
      const app = this.#appFor(principal, mayDo(null, operation.action));
      const alike = new Map<string, { object: string; answer: string }>();
      for (const example of examples) {
        const expected = expectedStatus(operation, example, principal.caller);
        const cell = `${operation.id} × ${principal.name} × ${example.object}`;
        const answer = await this.#ask(app, operation, example);
        this.report.cells++;
        this.#judge(cell, answer, expected, operation, example, principal.caller);
        if (expected.kind !== 'seen' && this.#options.engines !== 'database alone') {
          // What is asked in another way may be refused in another way.
          const group = `${expected.status} ${Object.keys(example.query ?? {})}`;
          const first = alike.get(group);
          if (!first) alike.set(group, { object: example.object, answer: answer.likeness });
          else if (first.answer !== answer.likeness)
            this.#leak(cell, `answers other than for ${first.object}: ${answer.likeness} / ${first.answer}`);
        }
        if (mayWrite(operation, expected))
          await this.#compareDatabase(cell, true, operation.effect === 'own' ? OWN_MARKS : null);
      }
      // Whatever was refused has left no trace, all together.
      await this.#compareDatabase(`${operation.id} × ${principal.name}`, false);
    }
  }

  #judge(
    cell: string,
    answer: Answer,
    expected: Expectation,
    operation: MatrixOperation,
    example: Example,
    caller: Caller | null,
  ): void {
    for (const token of findLeaks(answer.everything, saidIn(example), caller, this.#canaries))
      this.#leak(cell, `${token} in ${answer.everything.slice(0, 300)}`);
    if (this.#options.engines === 'database alone') {
      if (answer.status >= 500) this.#fault(`${cell}: answered ${answer.status}`);
      return;
    }
    if (answer.status !== expected.status)
      this.#fault(
        `${cell}: answered ${answer.status}, declared ${expected.status}: ${answer.text.slice(0, 300)}`,
      );
    else if (!operation.responses.includes(answer.status))
      this.#fault(`${cell}: ${answer.status} is not in the OpenAPI document`);
    else if (expected.kind === 'seen' && example.check && caller) {
      const wrong = example.check(answer.isJson ? JSON.parse(answer.text) : answer.text, caller);
      if (wrong) this.#leak(cell, wrong);
    }
  }

  async #compareDatabase(cell: string, isMeantTo: boolean, only: string[] | null = null): Promise<void> {
    const changed = await this.#world.changedTables();
    if (changed.length === 0) {
      if (isMeantTo && this.#options.engines !== 'database alone') this.#fault(`${cell}: changed nothing`);
      return;
    }
    const foreign = only === null ? [] : changed.filter((table) => !only.includes(table));
    if (!isMeantTo || foreign.length > 0) this.#leak(cell, `changed ${changed.join(', ')}`);
    await this.#world.undo(changed);
  }

  async #probe(): Promise<void> {
    for (const principal of PRINCIPALS) {
      const found = await probeDatabase(
        this.#world,
        principal.caller,
        this.#canaries,
        this.#options.scopedPool,
      );
      this.report.cells += found.cells;
      for (const leak of found.leaks) this.#leak(`database × ${principal.name}`, leak);
    }
  }

  async #ask(app: App, operation: MatrixOperation, example: Example): Promise<Answer> {
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(example.params?.[name] ?? ''),
    );
    const query = new URLSearchParams(example.query).toString();
    const headers = new Headers();
    for (const name of operation.headers) {
      if (name === 'Idempotency-Key') headers.set(name, crypto.randomUUID());
      else if (name === 'If-Match') headers.set(name, `"${example.revision ?? 1}"`);
      else throw new Error(`${operation.id} wants a header ${name} that the matrix does not know`);
    }
    if (operation.body === 'json') headers.set('Content-Type', 'application/json');
    const response = await app.request(query ? `${path}?${query}` : path, {
      method: operation.method,
      headers,
      ...(operation.body === 'json' && { body: JSON.stringify(example.body) }),
      ...(operation.body === 'bytes' && { body: example.bytes ?? '' }),
    });
    return readAnswer(response, example.said);
  }

  /** Where the API lets everybody in, it has nothing to switch off: there the database gets the person as they are. */
  #appFor(principal: Principal, isOpen: boolean): App {
    const { caller } = principal;
    const { engines, createApp, databaseOf: ways = databaseOf } = this.#options;
    let app: App | null = null;
    let pool: unknown = null;
    return {
      request: (path, init) => {
        // The copy of the world may have changed under the app.
        if (app === null || pool !== this.#world.pool) {
          pool = this.#world.pool;
          const context = { ...this.#world.context(), ...ways(this.#world.pool) };
          const openFor = () => (engines === 'api alone' ? context.db : context.openFor(caller));
          const identity =
            engines === 'database alone' && !isOpen
              ? fixedIdentity(pretended(caller))
              : createSessionIdentity(context, { isLocal: () => false }, null);
          app = createApp({ ...context, identity, openFor });
        }
        const headers = new Headers(init?.headers);
        if (principal.session) headers.set('Cookie', `__Host-windmaker=${tokenOf(principal)}`);
        return app.request(path, { ...init, headers });
      },
    };
  }

  #leak(cell: string, what: string): void {
    this.report.leaks.push(`${cell}: ${what}`);
    this.#fault(`${cell}: ${what}`);
  }

  #fault(text: string): void {
    this.report.faults.push(text);
    if (this.#options.stopsAtFirstFault) throw new Stop();
  }
}

/** Where people keep what is their own. */
const OWN_MARKS = ['alert_read'];

function mayWrite(operation: MatrixOperation, { kind, status }: Expectation): boolean {
  return (operation.effect === 'write' || operation.effect === 'own') && kind === 'seen' && status < 300;
}

/** To the API somebody who may do everything; the database knows who it really is. */
function pretended(caller: Caller | null): Caller {
  return { id: caller?.id ?? 'nobody', name: caller?.name ?? 'nobody', role: 'ops_admin', scope: null };
}

function saidIn({ said, body, bytes = '' }: Example): string {
  return [...said, JSON.stringify(body ?? null), bytes].join(' ');
}

interface Answer {
  status: number;
  text: string;
  isJson: boolean;
  /** Headers and body, for canaries. */
  everything: string;
  /** The same without what differs between any two calls and what the caller said. */
  likeness: string;
}

async function readAnswer(response: Response, said: readonly string[]): Promise<Answer> {
  const text = await response.text().catch((error: unknown) => `broken off: ${error}`);
  const headers = [...response.headers]
    .filter(([name]) => !['x-request-id', 'etag', 'content-length', 'set-cookie'].includes(name))
    .map(([name, value]) => `${name}: ${value}`)
    .sort();
  const everything = [response.status, ...headers, '', text].join('\n');
  const own = [...said, response.headers.get('X-Request-Id') ?? ''].filter(Boolean);
  const likeness = own
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, 'X').replaceAll(encodeURIComponent(word), 'X'), everything);
  return {
    status: response.status,
    text,
    isJson: response.headers.get('Content-Type')?.includes('json') ?? false,
    everything,
    likeness,
  };
}
