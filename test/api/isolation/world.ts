import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { callApi } from '../../../mocks/sample/api-call.ts';
import { assessAndPublish } from '../../../mocks/sample/assess-and-publish.ts';
import { importText } from '../../../mocks/sample/import-text.ts';
import { SAMPLE_FACT_COLUMNS } from '../../../mocks/sample/sample-csv.ts';
import { generateSampleFacts } from '../../../mocks/sample/sample-facts.ts';
import { generateSampleProviders } from '../../../mocks/sample/sample-providers.ts';
import { createApp } from '../../../server/app.ts';
import { hashText } from '../../../server/assess/canonical.ts';
import type { AppContext, Caller } from '../../../server/context.ts';
import { databaseOf } from '../../../server/db/database-of.ts';
import { openInvitation } from '../../../server/identity/account-invitation.ts';
import { fixedIdentity } from '../../../server/identity/identity.ts';
import { requireSignIn } from '../../../server/identity/require-sign-in.ts';
import { createArgon2Passwords } from '../../../server/node/argon2-passwords.ts';
import { createPool } from '../../../server/node/connect.ts';
import { createCopyLoader } from '../../../server/node/copy-loader.ts';
import type { PostgresConnection } from '../../../server/node/embedded-postgres.ts';
import type { AppealDetail } from '../../../src/contract/appeals.ts';
import type { Assessment } from '../../../src/contract/assessments.ts';
import type { ImportRecord } from '../../../src/contract/imports.ts';
import { fingerprint, restoreTables, watchTables, writesSoFar } from './fingerprint.ts';
import { PRINCIPALS, tokenOf } from './principals.ts';
import { EVERYBODY, TENANTS } from './tenants.ts';

export const MODEL = 'five-capability';
/** Who builds the world: its name stands in what the platform's people wrote. */
const STAFF: Caller = { id: 'staff', name: 'cnry-staff-name', role: 'ops_admin', scope: null };

/** What the cells speak of, besides the providers. */
export interface Objects {
  published: Assessment;
  superseded: Assessment;
  draft: Assessment;
  stored: ImportRecord;
  ready: ImportRecord;
  waiting: ImportRecord;
  /** Of provider A, each on a number of its own, the first with a file; the decided one is provider C's. */
  appeals: Record<'raised' | 'asked' | 'reviewed' | 'decided', AppealDetail>;
}

/** Periods: two published, one of them twice, and one that has a draft and nothing else. */
export const PERIODS = { older: '2026-09', latest: '2026-10', draftOnly: '2026-08', never: '2026-07' };

export const READY_FILE = [
  'provider,period,indicator,numerator,denominator,n',
  `${EVERYBODY[0]?.id},2026-06,gpm,5,1000,10`,
  'cnry-rejected-cell,2026-06,gpm,1,1000,10',
  '',
].join('\n');
export const WAITING_FILE = `provider,period,indicator,numerator,denominator,n\n${EVERYBODY[0]?.id},2026-06,gpm,7,1000,10\n`;

/** A database full of other people's secrets, and as many fresh copies of it as are asked for. */
export class World {
  readonly objects: Objects;
  readonly #server: Server;
  #name: string;
  #pool: pg.Pool;
  #administrator = new pg.Client();
  #breaking: readonly string[] = [];
  /** How the copy looked when it was made, and how much had been written into it when it last looked so. */
  #print = '';
  #writes = { rows: '', tables: '' };

  private constructor(server: Server, name: string, objects: Objects) {
    this.#server = server;
    this.objects = objects;
    this.#name = name;
    this.#pool = openPool(server, name);
  }

  static async create(server: Server, templateOfProduct: string): Promise<World> {
    const source = `isolation_${crypto.randomUUID().replaceAll('-', '')}`;
    await administrate(
      server,
      `create database ${source} template ${templateOfProduct} owner ${server.product.user}`,
    );
    const pool = openPool(server, source);
    const objects = await fill(contextOver(pool)).finally(() => pool.end());
    const client = await connectTo(server, source);
    await watchTables(client).finally(() => client.end());
    const world = new World({ ...server, source }, source, objects);
    await world.renew();
    return world;
  }

  get pool(): pg.Pool {
    return this.#pool;
  }

  context(): AppContext {
    return contextOver(this.#pool);
  }

  /** Back to how it was made. Statements that break a guard are run on the new copy, as the owner of the product's tables. */
  async renew(breaking: readonly string[] = []): Promise<void> {
    const { source = '', product } = this.#server;
    await this.#leave();
    if (this.#name !== source) await administrate(this.#server, `drop database ${this.#name} with (force)`);
    this.#name = `isolation_${crypto.randomUUID().replaceAll('-', '')}`;
    await administrate(
      this.#server,
      `create database ${this.#name} template ${source} owner ${product.user}`,
    );
    this.#pool = openPool(this.#server, this.#name);
    for (const statement of breaking) await this.#pool.query(statement);
    this.#administrator = await connectTo(this.#server, this.#name);
    this.#breaking = breaking;
    this.#print = await fingerprint(this.#pool);
    this.#writes = await writesSoFar(this.#administrator);
  }

  /** Names of the tables that are not as they were made; without any row written since the last look, none is. */
  async changedTables(): Promise<string[]> {
    const writes = await writesSoFar(this.#administrator);
    if (writes.rows === this.#writes.rows && writes.tables === this.#writes.tables) return [];
    const print = await fingerprint(this.#pool);
    if (print === this.#print) {
      this.#writes = writes;
      return [];
    }
    const [before, after] = [this.#print, print].map((text) => text.split('\n'));
    const known = new Set(before);
    const kept = new Set(after);
    const lines = [
      ...(after ?? []).filter((line) => !known.has(line)),
      ...(before ?? []).filter((line) => !kept.has(line)),
    ];
    return [...new Set(lines.map((line) => line.split(' ')[0] ?? ''))];
  }

  /** Back to how it was made: row by row where that is enough, as a new copy where tables came or went. */
  async undo(changed: readonly string[]): Promise<void> {
    const writes = await writesSoFar(this.#administrator);
    if (writes.tables !== this.#writes.tables) return this.renew(this.#breaking);
    await restoreTables(this.#administrator, changed);
    this.#writes = writes;
    if ((await fingerprint(this.#pool)) !== this.#print) throw new Error(`not restored: ${changed}`);
  }

  async #leave(): Promise<void> {
    await this.#administrator.end();
    await this.#pool.end();
  }

  async close(): Promise<void> {
    await this.#leave();
    await administrate(this.#server, `drop database ${this.#name} with (force)`);
    await administrate(this.#server, `drop database ${this.#server.source} with (force)`);
  }
}

interface Server {
  product: PostgresConnection;
  administrator: PostgresConnection;
  /** The database that copies are made of. */
  source?: string;
}

function openPool({ product }: Server, database: string): pg.Pool {
  return createPool({ ...product, database }, { databasePoolSize: 3, databaseTimeoutSeconds: 60 });
}

async function connectTo({ administrator }: Server, database?: string): Promise<pg.Client> {
  const client = new pg.Client({ ...administrator, ...(database !== undefined && { database }) });
  await client.connect();
  return client;
}

async function administrate(server: Server, statement: string): Promise<void> {
  const client = await connectTo(server);
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const passwords = await createArgon2Passwords();

/** The product over a database, with one of the platform's people at the door. */
export function contextOver(pool: pg.Pool): AppContext {
  return {
    ...databaseOf(pool),
    bulk: createCopyLoader(pool),
    now: () => new Date('2026-11-05T08:00:00Z'),
    newId: () => crypto.randomUUID(),
    identity: fixedIdentity(STAFF),
    signIn: {
      passwords,
      newToken: () => randomBytes(32).toString('base64url'),
      senderOf: () => '192.0.2.1',
      isLocal: () => false,
    },
    mode: 'server',
    version: '0.0.0',
    limits: { fileBytes: 1024 * 1024, rows: 10_000 },
    log: () => undefined,
  };
}

/** A row in each of the tables that are about people: an empty table tells nobody anything. */
const SECRETS = [
  `insert into account_invitation (token_hash, account_id, created_at, expires_at)
   select 'cnry-invitation', id, now(), now() from account where public_id = 'cnry-account-id'`,
  `insert into sign_in_failure (subject, at) values ('cnry-failure', now())`,
  // Everybody has a key of their own, so that a right to delete them would find one.
  `insert into idempotency (account_id, key, request_hash, output, created_at)
   select public_id, 'a-key-of-the-matrix', '', '{}', now() from account`,
  // Large cohorts have them counted beforehand; under a draft no count of the matrix is taken from them.
  `insert into cohort_count (assessment_id, facet, value, other_facet, other_value, count)
   select id, 'tier', '', '', '', 1 from assessment where status = 'draft'`,
  `insert into cohort_figures (assessment_id, category, region, figures)
   select id, '', '', '{}' from assessment where status = 'draft'`,
];

/** Whom everybody tries to sign in as, to look up and to change. */
export const GUEST = {
  id: 'cnry-account-id',
  email: 'cnry-mail@example.org',
  name: 'cnry-account-name',
  password: 'nobody guesses this one',
  invitation: 'invitation-of-the-guest-of-the-matrix',
};

/** An account and a session for everybody of the matrix, in the state that their name says. */
async function addPeople(context: AppContext): Promise<void> {
  const { db } = context;
  const now = context.now();
  const later = new Date(now.getTime() + 3_600_000);
  const account = { createdAt: now, updatedAt: now, passwordChangedAt: now };
  const guest = await db
    .insertInto('account')
    .values({
      ...account,
      publicId: GUEST.id,
      email: GUEST.email,
      name: GUEST.name,
      role: 'ops_viewer',
      status: 'active',
      passwordHash: await requireSignIn(context).passwords.hash(GUEST.password),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await openInvitation(db, { token: GUEST.invitation, accountId: guest.id, now });
  for (const principal of PRINCIPALS) {
    const { name, caller, session } = principal;
    if (!session) continue;
    const { id } = await db
      .insertInto('account')
      .values({
        ...account,
        publicId: caller?.id ?? `person-${name}`,
        email: `${name.replaceAll(' ', '.')}@example.org`,
        name,
        // Whoever is shut out would otherwise be allowed everything.
        role: caller?.role ?? 'ops_admin',
        regions: [...(caller?.scope?.regions ?? [])],
        cities: [...(caller?.scope?.cities ?? [])],
        provider: caller?.scope?.providers[0] ?? null,
        status: session === 'disabled' ? 'disabled' : 'active',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('accountSession')
      .values({
        tokenHash: hashText(tokenOf(principal)),
        accountId: id,
        createdAt: now,
        seenAt: now,
        expiresAt: session === 'expired' ? now : later,
        revokedAt: session === 'revoked' ? now : null,
        userAgent: 'cnry-agent',
      })
      .execute();
  }
}

/** Through the product's own doors, so that every text is where a real one would be. */
async function fill(context: AppContext): Promise<Objects> {
  const app = createApp(context);
  const columns = ['id', 'name', 'nameEn', 'category', 'city', 'industry', 'joinedOn', 'compliance'] as const;
  const models = generateSampleProviders()
    .filter(({ category }) => category === 'mcn')
    .slice(0, EVERYBODY.length);
  const rows = EVERYBODY.map((one) =>
    columns
      .map((column) => ({ ...one, category: 'mcn', joinedOn: '2024-01-01', compliance: 'clear' })[column])
      .join(','),
  );
  await importText(context, MODEL, 'providers', 'cnry-file-of-providers.csv', columns, [
    [columns.join(','), ...rows, ''].join('\n'),
  ]);
  await importText(context, MODEL, 'facts_long', 'cnry-file-of-facts.csv', SAMPLE_FACT_COLUMNS, facts());

  await assessAndPublish(app, { model: MODEL, period: PERIODS.older });
  const first = await assessAndPublish(app, { model: MODEL, period: PERIODS.latest });
  const draftOf = (period: string, note: string) =>
    callApi(app, '/api/assessments', {
      body: JSON.stringify({ model: MODEL, period, note }),
    }) as Promise<Assessment>;
  const next = await draftOf(PERIODS.latest, 'cnry-published-note');
  await callApi(app, `/api/assessments/${next.id}/publish`, { revision: next.revision });
  const draft = await draftOf(PERIODS.draftOnly, 'cnry-draft-note');

  const open = async (fileName: string, file: string) =>
    (await callApi(app, '/api/imports', {
      body: JSON.stringify({
        model: MODEL,
        fileName,
        sizeBytes: file.length,
        mapping: {
          kind: 'facts_long',
          columns: SAMPLE_FACT_COLUMNS.map((header) => ({ header, target: header })),
        },
      }),
    })) as ImportRecord;
  const opened = await open('cnry-file-ready.csv', READY_FILE);
  const ready = (await callApi(app, `/api/imports/${opened.id}/content`, {
    method: 'PUT',
    body: READY_FILE,
    type: 'application/octet-stream',
  })) as ImportRecord;
  const waiting = await open('cnry-file-waiting.csv', WAITING_FILE);
  await addPeople(context);
  for (const statement of SECRETS) await sql.raw(statement).execute(context.db);
  const { items } = (await (await app.request('/api/imports?status=confirmed')).json()) as {
    items: ImportRecord[];
  };
  const read = async (id: string) =>
    (await (await app.request(`/api/assessments/${id}`)).json()) as Assessment;
  return {
    published: await read(next.id),
    superseded: await read(first),
    draft,
    stored: items[0] as ImportRecord,
    ready,
    waiting,
    appeals: await raiseAppeals(context, next.id),
  };

  function* facts(): Generator<string> {
    yield `${SAMPLE_FACT_COLUMNS.join(',')}\n`;
    const idOf = new Map(models.map((model, at) => [model.id, EVERYBODY[at]?.id]));
    for (const fact of generateSampleFacts(models)) {
      if (fact.period < '2026-05') continue;
      yield `${idOf.get(fact.provider)},${fact.period},${fact.indicator},${fact.numerator ?? ''},${fact.denominator ?? ''},${fact.n ?? ''}\n`;
    }
  }
}

/** What providers A and C dispute, and how far somebody of the platform has come with it. */
async function raiseAppeals(context: AppContext, assessment: string): Promise<Objects['appeals']> {
  const scopeOf = (id: string) => ({ providers: [id], regions: [], cities: [] });
  const appOf = (caller: Caller) => createApp({ ...context, identity: fixedIdentity(caller) });
  const appellant = { id: 'appellant', name: 'appellant', role: 'provider_owner' } as const;
  const provider = appOf({ ...appellant, scope: scopeOf(TENANTS.A.id) });
  const other = appOf({ ...appellant, scope: scopeOf(TENANTS.C.id) });
  const desk = appOf({ id: 'appeal-desk', name: 'appeal-desk', role: 'ops_grader', scope: null });
  const raise = async (
    code: string,
    text = 'cnry-words-of-an-appeal',
    by = provider,
  ): Promise<AppealDetail> =>
    callApi(by, '/api/appeals', {
      body: JSON.stringify({
        assessment,
        subject: { kind: 'indicator', code },
        kind: 'calculation',
        text,
        links: [`https://example.org/${text}`],
      }),
    });
  const take = async ({ id, revision }: AppealDetail): Promise<AppealDetail> =>
    callApi(desk, `/api/appeals/${id}/take`, { revision });
  const raised = await raise('gpm');
  const reviewed = await take(await raise('live_cvr'));
  const { id, revision } = await take(await raise('paid_roi'));
  const elsewhere = await take(await raise('gpm', 'cnry-words-of-another-appeal', other));
  await callApi(desk, `/api/appeals/${elsewhere.id}/decision`, {
    revision: elsewhere.revision,
    body: JSON.stringify({ outcome: 'upheld', text: 'cnry-reason-of-the-desk' }),
  });
  await sql`insert into appeal_correction (appeal_id, import_id, facts, assessment_id)
    select a.id, i.id, '[]', d.id from appeal a, import i, assessment d
    where a.public_id = ${elsewhere.id} and d.status = 'draft' order by i.id limit 1`.execute(context.db);
  return {
    raised: await callApi(provider, `/api/appeals/${raised.id}/evidence?name=a.csv`, {
      body: 'cnry-evidence-of-an-appeal,b\n1,2\n',
      type: 'application/octet-stream',
    }),
    reviewed,
    asked: await callApi(desk, `/api/appeals/${id}/question`, {
      revision,
      body: JSON.stringify({ text: 'cnry-question-of-the-desk' }),
    }),
    decided: (await (await other.request(`/api/appeals/${elsewhere.id}`)).json()) as AppealDetail,
  };
}
