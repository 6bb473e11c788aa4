import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { prepareDatabase } from '../../server/db/prepare-database.ts';
import type { ModelDifference, modelSummary, StoredModel } from '../../src/contract/capability-models.ts';
import { defaultModel } from '../../src/domain/model/default-model.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createApiClient, createTestContext, seen } from './api-client.ts';

type Summary = z.infer<typeof modelSummary>;
type Models = { items: Summary[] };

let database: TestDatabase;
let api: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  api = createApiClient(createTestContext(database));
});
afterAll(() => database.close());

const changed = (weight: number) => ({
  ...defaultModel,
  categories: defaultModel.categories.map((category) =>
    category.code === 'mcn' ? { ...category, weights: { ...category.weights, traffic: weight } } : category,
  ),
});

describe('the first start', () => {
  test('creates the five-capability model, in force and default', async () => {
    const { items } = await api.get<Models>('/api/models');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      code: 'five-capability',
      isDefault: true,
      cadence: 'month',
      providers: 0,
    });
    expect(items[0]?.versions).toMatchObject([
      { version: 1, inForce: true, assessments: 0, createdBy: 'system' },
    ]);
  });

  test('a second start changes nothing', async () => {
    const before = await api.get<Models>('/api/models');
    await prepareDatabase(createTestContext(database));
    expect(await api.get<Models>('/api/models')).toEqual(before);
  });

  test('the stored model is the default model, and every indicator has a key', async () => {
    const stored = await api.get<StoredModel>('/api/models/five-capability/versions/1');
    expect(stored.model).toEqual(defaultModel);
    const codes = await database.db.selectFrom('indicator').select('code').execute();
    expect(codes.map((row) => row.code).sort()).toEqual(
      defaultModel.indicators.map((one) => one.code).sort(),
    );
  });
});

describe('versions', () => {
  test('the same content again, keys in another order, is the stored version', async () => {
    const reordered = Object.fromEntries(Object.entries(defaultModel).reverse());
    const again = await api.post<StoredModel>('/api/models', { model: reordered, note: 'again' });
    expect(again.version).toMatchObject({ version: 1, note: '' });
  });

  test('new content is the next version; it is in force when asked', async () => {
    const draft = await api.post<StoredModel>('/api/models', {
      model: changed(30),
      putInForce: false,
      note: 'trial',
    });
    expect(draft.version).toMatchObject({ version: 2, inForce: false, note: 'trial', createdBy: 'tester' });
    const third = await api.post<StoredModel>('/api/models', { model: changed(31) });
    expect(third.version).toMatchObject({ version: 3, inForce: true });
    expect(third.version.contentHash).not.toBe(draft.version.contentHash);

    const { revision } = (await api.get<Models>('/api/models')).items[0] as Summary;
    const back = await api.post<Summary>(
      '/api/models/five-capability/versions/2/in-force',
      undefined,
      revision,
    );
    expect(back.revision).toBe(revision + 1);
    expect(back.versions.map(({ version, inForce }) => [version, inForce])).toEqual([
      [3, false],
      [2, true],
      [1, false],
    ]);
  });

  test('differences name what changed, in both languages', async () => {
    const { items } = await api.get<{ items: ModelDifference[] }>(
      '/api/models/five-capability/differences?from=1&to=2',
    );
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ change: 'changed', before: 25, after: 30 });
    expect(items[0]?.label.zh).not.toBe('');
    expect(items[0]?.label.en).not.toBe('');
  });

  test('a stored version cannot be changed, not even by SQL', async () => {
    await expect(
      database.pool.query(`update model_version set note = 'x' where version = 1`),
    ).rejects.toThrow(/never changes/);
    await expect(database.pool.query(`delete from model_version where version = 2`)).rejects.toThrow(
      /never changes/,
    );
  });

  test('a new family starts at 1 and registers only the codes that are new', async () => {
    const before = await database.db.selectFrom('indicator').select('code').execute();
    const own = { ...defaultModel, code: 'own-model', name: { zh: '自有', en: 'Own' } };
    const stored = await api.post<StoredModel>('/api/models', { model: own });
    expect(stored.version).toMatchObject({ version: 1, inForce: true });
    expect(await database.db.selectFrom('indicator').select('code').execute()).toHaveLength(before.length);
    const { items } = await api.get<Models>('/api/models');
    expect(items.map(({ code, isDefault }) => [code, isDefault])).toEqual([
      ['five-capability', true],
      ['own-model', false],
    ]);
  });
});

describe('problems', () => {
  test('a model that contradicts itself is refused with every place and remedy', async () => {
    const broken = {
      ...defaultModel,
      total: { ...defaultModel.total, capabilities: ['traffic', 'nonsense'] },
      indicators: defaultModel.indicators.map((indicator, index) =>
        index === 0
          ? { ...indicator, window: { periods: 3 }, bounds: { minimum: 5, maximum: 1 } }
          : indicator,
      ),
    };
    const problem = await api.problem('POST', '/api/models', { model: broken });
    expect(problem).toMatchObject({ code: 'model_invalid', status: 422 });
    expect(problem.errors.length).toBeGreaterThanOrEqual(2);
    for (const error of problem.errors) {
      expect(error.path).toMatch(/^body\.model\./);
      expect(error.fix).toBeTruthy();
    }
    const { items } = await api.get<Models>('/api/models');
    expect(items[0]?.versions).toHaveLength(3);
  });

  test('another shape is refused field by field', async () => {
    const problem = await api.problem('POST', '/api/models', {
      model: { ...defaultModel, cadence: 'daily' },
    });
    expect(problem.errors.map((error) => error.path)).toEqual(['body.model.cadence']);
  });

  test('a misspelt setting is not taken for its default', async () => {
    const [first, ...rest] = defaultModel.indicators;
    const problem = await api.problem('POST', '/api/models', {
      model: { ...defaultModel, indicators: [{ ...first, minimumSampel: null }, ...rest] },
    });
    expect(problem.errors.map((error) => error.path)).toEqual(['body.model.indicators.0.minimumSampel']);
  });

  test('a family keeps its cadence', async () => {
    const problem = await api.problem('POST', '/api/models', { model: { ...defaultModel, cadence: 'week' } });
    expect(problem).toMatchObject({ code: 'conflict', status: 409 });
  });

  test('unknown families and versions', async () => {
    for (const [method, path] of [
      ['GET', '/api/models/none/versions/1'],
      ['GET', '/api/models/five-capability/versions/99'],
      ['POST', '/api/models/five-capability/versions/99/in-force'],
      ['GET', '/api/models/five-capability/differences?from=1&to=99'],
      ['GET', '/api/models/none/differences?from=1&to=1'],
    ] as const) {
      expect((await api.problem(method, path, undefined, seen(1))).code, path).toBe('not_found');
    }
  });
});
