import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AppContext, Caller } from '../../server/context.ts';
import { UnitOfWork, type WriteUnit } from '../../server/http/unit-of-work.ts';
import type { ModelDifference, ModelSummary } from '../../src/contract/capability-models.ts';
import { createModelVersion, putModelInForce } from '../../src/contract/capability-models.ts';
import { defaultModel } from '../../src/domain/model/default-model.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createApiClient, createTestContext, seen, TESTER } from './api-client.ts';

let database: TestDatabase;
let context: AppContext;
let api: ApiClient;
let count = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  context = createTestContext(database);
  api = createApiClient(context);
});
afterAll(() => database.close());

const PATH = '/api/models/five-capability/versions/1/in-force';
const withKey = (key: string, revision?: number) => ({
  'Idempotency-Key': key,
  ...(revision !== undefined && seen(revision)),
});
const family = async () => (await api.get<{ items: ModelSummary[] }>('/api/models')).items[0] as ModelSummary;
/** Another model each time, so that storing it is a change. */
const newModel = () => ({ model: { ...defaultModel, description: { zh: '', en: `number ${count++}` } } });

async function entries(): Promise<{ action: string; outcome: string; seq: number; payload: string }[]> {
  const { rows } = await database.pool.query(
    'select seq, action, outcome, payload from audit_entry order by seq',
  );
  return rows;
}

async function versions(): Promise<number> {
  const { rows } = await database.pool.query('select count(*)::int as count from model_version');
  return rows[0].count;
}

describe('If-Match', () => {
  test('missing, malformed, stale, right', async () => {
    const before = await family();
    expect(await api.problem('POST', PATH)).toMatchObject({ status: 428, code: 'precondition_required' });
    for (const value of ['3', 'W/"3"', '"x"', '*', '""', '"1", "2"']) {
      const problem = await api.problem('POST', PATH, undefined, { 'If-Match': value });
      expect(problem, value).toMatchObject({ status: 400, code: 'invalid_request' });
      expect(problem.errors[0]?.path).toBe('header.If-Match');
    }
    for (const revision of [before.revision - 1, before.revision + 1, 999_999_999]) {
      const problem = await api.problem('POST', PATH, undefined, seen(revision));
      expect(problem).toMatchObject({ status: 412, code: 'precondition_failed' });
      expect(problem.current).toEqual(await family());
    }
    expect(await family()).toEqual(before);
    await api.post('/api/models', newModel());
    const moved = await family();
    expect(moved.revision).toBe(before.revision + 1);
    expect((await api.problem('POST', PATH, undefined, seen(before.revision))).current).toEqual(moved);
    expect((await api.post<ModelSummary>(PATH, undefined, moved.revision)).revision).toBe(moved.revision + 1);
  });

  test('of many who saw the same, one is heard', async () => {
    await api.post('/api/models', newModel());
    const { revision } = await family();
    const statuses = await Promise.all(
      Array.from({ length: 6 }, async () => (await api.send('POST', PATH, undefined, seen(revision))).status),
    );
    expect(statuses.sort()).toEqual([200, 412, 412, 412, 412, 412]);
  });
});

describe('Idempotency-Key', () => {
  test('missing or of a wrong length', async () => {
    for (const key of ['', 'short', 'x'.repeat(201)]) {
      const problem = await api.problem('POST', '/api/models', newModel(), { 'Idempotency-Key': key });
      expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
      expect(problem.errors[0]?.path).toBe('header.Idempotency-Key');
    }
  });

  test('the same again answers the same, without a second effect or entry', async () => {
    const key = crypto.randomUUID();
    const body = newModel();
    const first = await api.send('POST', '/api/models', body, withKey(key));
    const stored = [await versions(), (await entries()).length];
    const again = await api.send('POST', '/api/models', body, withKey(key));
    expect([again.status, await again.text()]).toEqual([first.status, await first.text()]);
    expect(first.headers.get('Idempotent-Replayed')).toBeNull();
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
    expect([await versions(), (await entries()).length]).toEqual(stored);
  });

  test('a decision repeated after others have decided is still answered as it was', async () => {
    const key = crypto.randomUUID();
    const { revision } = await family();
    const first = await (await api.send('POST', PATH, undefined, withKey(key, revision))).json();
    await api.post('/api/models', newModel());
    const again = await api.send('POST', PATH, undefined, withKey(key, revision));
    expect([again.status, await again.json()]).toEqual([200, first]);
  });

  test('for another request it is a conflict', async () => {
    const key = crypto.randomUUID();
    await api.send('POST', '/api/models', newModel(), withKey(key));
    const stored = await versions();
    const problem = await api.problem('POST', '/api/models', newModel(), withKey(key));
    expect(problem).toMatchObject({ status: 409, code: 'conflict' });
    const { revision } = await family();
    expect((await api.problem('POST', PATH, undefined, withKey(key, revision))).code).toBe('conflict');
    expect(await versions()).toBe(stored);
  });

  test('belongs to one person: the same key of somebody else is a key of its own', async () => {
    const key = crypto.randomUUID();
    const other: Caller = { ...TESTER, id: 'other', name: 'other' };
    const [mine, theirs] = [newModel(), newModel()];
    expect((await api.send('POST', '/api/models', mine, withKey(key))).status).toBe(201);
    const answer = await createApiClient(context, other).send('POST', '/api/models', theirs, withKey(key));
    expect(answer.status).toBe(201);
    expect(answer.headers.get('Idempotent-Replayed')).toBeNull();
  });

  test('twins at the same moment have one effect and one answer', async () => {
    const key = crypto.randomUUID();
    const body = newModel();
    const before = [await versions(), (await entries()).length];
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => api.send('POST', '/api/models', body, withKey(key))),
    );
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(texts).size).toBe(1);
    expect([await versions(), (await entries()).length]).toEqual(before.map((number) => number + 1));
  });

  test('a failure uses up no key', async () => {
    const key = crypto.randomUUID();
    const { revision } = await family();
    expect((await api.send('POST', PATH, undefined, withKey(key, revision + 7))).status).toBe(412);
    expect((await api.send('POST', PATH, undefined, withKey(key, revision))).status).toBe(200);
  });
});

describe('the audit log', () => {
  test('has one entry per write, with who, what, when and the state before and after', async () => {
    const known = await entries();
    const { revision } = await family();
    const response = await api.send('POST', PATH, undefined, seen(revision));
    const [entry, ...more] = (await entries()).slice(known.length);
    expect(more).toEqual([]);
    expect(JSON.parse(entry?.payload ?? '')).toEqual({
      action: 'putModelInForce',
      actor: { id: TESTER.id, name: TESTER.name, role: TESTER.role },
      after: { inForceVersion: 1 },
      at: '2026-11-05T08:00:00.000Z',
      before: expect.anything(),
      object: { type: 'model', id: 'five-capability' },
      outcome: 'done',
      reason: null,
      requestId: response.headers.get('X-Request-Id'),
    });
  });

  test('a write that fails leaves none, and a refused one leaves the attempt', async () => {
    const known = (await entries()).length;
    await api.problem('POST', PATH, undefined, seen(999));
    await api.problem('POST', '/api/models', { model: { ...defaultModel, cadence: 'week' } });
    expect(await entries()).toHaveLength(known);
    const viewer = createApiClient(context, { ...TESTER, role: 'ops_viewer' });
    expect((await viewer.problem('POST', '/api/models', newModel())).status).toBe(403);
    expect((await entries()).slice(known)).toMatchObject([
      { action: 'createModelVersion', outcome: 'denied' },
    ]);
  });

  test('reading leaves none', async () => {
    const known = (await entries()).length;
    await api.get<{ items: ModelDifference[] }>('/api/models/five-capability/differences?from=1&to=2');
    expect(await entries()).toHaveLength(known);
  });

  test('cannot be written to by hand', async () => {
    for (const statement of [
      `update audit_entry set payload = '{}'`,
      'delete from audit_entry',
      'truncate audit_entry',
      'delete from audit_head',
    ])
      await expect(database.pool.query(statement)).rejects.toThrow(/only ever appended/);
  });
});

describe('a handler that forgets its duty fails, and nothing of it stays', () => {
  const unit = (route: typeof putModelInForce | typeof createModelVersion, expectedRevision: number | null) =>
    new UnitOfWork({ route, context, caller: TESTER, requestId: 'x', intent: null, expectedRevision });
  const change = ({ db }: WriteUnit) =>
    db.updateTable('setting').set({ value: '{}' }).where('key', '=', 'default_model').execute();
  const entry = { object: { type: 'setting', id: 'x' }, before: null, after: null };
  let before: unknown;

  beforeEach(async () => {
    before = await context.db.selectFrom('setting').selectAll().execute();
  });
  const unchanged = async () =>
    expect(await context.db.selectFrom('setting').selectAll().execute()).toEqual(before);

  test('one that does not say what it did', async () => {
    await expect(unit(createModelVersion, null).write(change)).rejects.toThrow('without saying what');
    await unchanged();
  });

  test('one that does not look at the revision', async () => {
    const work = async (write: WriteUnit) => {
      await change(write);
      write.record(entry);
    };
    await expect(unit(putModelInForce, 1).write(work)).rejects.toThrow('did not look at the revision');
    await unchanged();
  });

  test('one that writes nothing, or answers other than its key keeps', async () => {
    expect(() => unit(createModelVersion, null).confirm({})).toThrow('wrote nothing');
    const intent = { accountId: TESTER.id, key: crypto.randomUUID(), requestHash: 'x' };
    const repeatable = new UnitOfWork({
      route: createModelVersion,
      context: { ...context, db: context.openFor(TESTER) },
      caller: TESTER,
      requestId: 'x',
      intent,
      expectedRevision: null,
    });
    await repeatable.write(async ({ record }) => record(entry));
    expect(() => repeatable.confirm({})).toThrow('answers other than it wrote');
  });
});
