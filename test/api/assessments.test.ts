import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type {
  AssessablePeriod,
  Assessment,
  AssessmentDetail,
  Verification,
} from '../../src/contract/assessments.ts';
import type { PeriodEntry } from '../../src/contract/scorecards.ts';
import { defaultModel } from '../../src/domain/model/default-model.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createApiClient, createTestContext, seen } from './api-client.ts';
import { importSampleCohort, MODEL } from './sample-cohort.ts';

let database: TestDatabase;
let context: AppContext;
let api: ApiClient;
const byPeriod: Record<string, Assessment> = {};

const assess = (period: string, more: object = {}) =>
  api.post<Assessment>('/api/assessments', { model: MODEL, period, ...more });
const publish = ({ id, revision }: Assessment) =>
  api.post<Assessment>(`/api/assessments/${id}/publish`, undefined, revision);
const remove = ({ id, revision }: Assessment) =>
  api.send('DELETE', `/api/assessments/${id}`, undefined, seen(revision));
const verify = (id: string) => api.post<Verification>(`/api/assessments/${id}/verify`);

/** What a person with the database's password could do; the product has no way to it. */
async function tamper(statement: string): Promise<void> {
  const tables = ['assessment_result', 'assessment_evidence', 'assessment'];
  for (const table of tables) await database.pool.query(`alter table ${table} disable trigger user`);
  const { rowCount } = await database.pool.query(statement);
  expect(rowCount).toBeGreaterThan(0);
  for (const table of tables) await database.pool.query(`alter table ${table} enable trigger user`);
}

beforeAll(async () => {
  database = await createTestDatabase();
  context = createTestContext(database);
  api = createApiClient(context);
});
afterAll(() => database.close());

describe('without data', () => {
  test('there is nothing to grade, said plainly', async () => {
    const problem = await api.problem('POST', '/api/assessments', { model: MODEL, period: '2026-10' });
    expect(problem).toMatchObject({ code: 'conflict', status: 409 });
    expect(problem.fix).not.toBeNull();
    expect(await api.get('/api/assessments')).toEqual({ items: [], total: 0, nextCursor: null });
    expect(await api.get(`/api/assessable-periods?model=${MODEL}`)).toEqual({ items: [] });
  });
});

describe('with facts', () => {
  beforeAll(async () => {
    await importSampleCohort(context, { step: 8, firstMonth: '2026-05' });
  }, 60_000);

  test('periods say how complete they are', async () => {
    const { items } = await api.get<{ items: AssessablePeriod[] }>(`/api/assessable-periods?model=${MODEL}`);
    expect(items.map((item) => item.period)).toEqual([
      '2026-10',
      '2026-09',
      '2026-08',
      '2026-07',
      '2026-06',
      '2026-05',
    ]);
    expect(items[0]).toMatchObject({ providers: 66, published: false });
    expect(items[0]?.facts).toBeGreaterThan(1500);
  });

  test('problems of a request', async () => {
    for (const [body, code] of [
      [{ model: 'none', period: '2026-10' }, 'not_found'],
      [{ model: MODEL, version: 9, period: '2026-10' }, 'not_found'],
      [{ model: MODEL, period: '2026-W40' }, 'invalid_request'],
      [{ model: MODEL, period: '2026-13' }, 'invalid_request'],
      [{ model: MODEL, period: '2020-01' }, 'conflict'],
    ] as const) {
      expect((await api.problem('POST', '/api/assessments', body)).code, JSON.stringify(body)).toBe(code);
    }
    for (const [method, path] of [
      ['GET', '/api/assessments/none'],
      ['POST', '/api/assessments/none/publish'],
      ['POST', '/api/assessments/none/verify'],
      ['DELETE', '/api/assessments/none'],
      ['GET', '/api/assessments/none/results.csv'],
    ] as const) {
      expect((await api.problem(method, path, undefined, seen(1))).code, path).toBe('not_found');
    }
  });

  test('what others write meanwhile neither waits for a grading nor ends it', async () => {
    const grading = api.post<Assessment>('/api/assessments', { model: MODEL, period: '2026-07' });
    for (let at = 0; at < 5; at++) {
      const answer = await api.send('POST', '/api/models', {
        model: { ...defaultModel, code: `other-${at}` },
      });
      expect(answer.status).toBe(201);
    }
    const draft = await grading;
    expect(
      (await api.send('DELETE', `/api/assessments/${draft.id}`, undefined, seen(draft.revision))).status,
    ).toBe(204);
  });

  test('a draft is stored, not shown to readers, and can be discarded', async () => {
    const response = await api.send('POST', '/api/assessments', {
      model: MODEL,
      period: '2026-08',
      note: '试算',
    });
    expect(response.status).toBe(201);
    const draft = (await response.json()) as Assessment;
    expect(draft).toMatchObject({
      status: 'draft',
      note: '试算',
      createdBy: 'tester',
      publishedAt: null,
      modelVersion: 1,
    });
    expect(draft.tierCounts.reduce((sum, one) => sum + one.count, 0)).toBe(draft.providers);
    expect(await api.get('/api/periods')).toEqual({ items: [] });
    const removed = await remove(draft);
    expect(removed.status).toBe(204);
    const { rows } = await database.pool.query('select count(*)::int as count from assessment_evidence');
    expect(rows).toEqual([{ count: 0 }]);
  });

  test('the same facts and model give the same hashes', async () => {
    const [one, other] = [await assess('2026-08'), await assess('2026-08')];
    expect(other.inputHash).toBe(one.inputHash);
    expect(other.resultHash).toBe(one.resultHash);
    expect(other.id).not.toBe(one.id);
    byPeriod['2026-08'] = await publish(one);
    await remove(other);
  });

  test('published months compare with the month before', async () => {
    byPeriod['2026-09'] = await publish(await assess('2026-09'));
    byPeriod['2026-10'] = await publish(await assess('2026-10'));
    const detail = await api.get<AssessmentDetail>(`/api/assessments/${byPeriod['2026-10'].id}`);
    expect(detail).toMatchObject({
      status: 'published',
      publishedBy: 'tester',
      previous: { period: '2026-09' },
    });
    expect(detail.facts.used).toBeGreaterThan(5000);
    // The answer of the publication and every later reading name the same entry of the log.
    const { rows: logged } = await database.pool.query(
      `select seq, hash from audit_entry where action = 'publishAssessment' and object_id = $1`,
      [detail.id],
    );
    expect(byPeriod['2026-10'].receipt).toEqual(logged[0]);
    expect(detail.receipt).toEqual(logged[0]);
    expect(detail.states.every((one) => one.state !== 'scored' && one.count > 0)).toBe(true);
    const { rows } = await database.pool.query(`
      select r.trend, r.delta, r.total, r.previous_total from assessment_result r
      join assessment a on a.id = r.assessment_id where a.period = '2026-10' and r.rank = 1`);
    expect(rows[0].trend).toHaveLength(3);
    expect(rows[0].trend.at(-1)).toBe(rows[0].total);
    expect(rows[0].delta).toBeCloseTo(rows[0].total - rows[0].previous_total, 10);
  });

  test('lists are newest period first and page by cursor', async () => {
    const first = await api.get<{ items: Assessment[]; nextCursor: string; total: number }>(
      '/api/assessments?limit=2',
    );
    expect(first.total).toBe(3);
    expect(first.items.map((item) => item.period)).toEqual(['2026-10', '2026-09']);
    const second = await api.get<{ items: Assessment[]; nextCursor: null }>(
      `/api/assessments?limit=2&cursor=${first.nextCursor}`,
    );
    expect(second.items.map((item) => item.period)).toEqual(['2026-08']);
    expect(second.nextCursor).toBeNull();
    expect((await api.get<{ total: number }>('/api/assessments?status=draft')).total).toBe(0);
    const periods = await api.get<{ items: PeriodEntry[] }>('/api/periods');
    expect(periods.items.map((item) => item.period)).toEqual(['2026-10', '2026-09', '2026-08']);
  });

  test('a published one cannot be published again or removed', async () => {
    const { id, revision } = byPeriod['2026-10'] as Assessment;
    const refusal = async (method: string, path: string) =>
      (await api.problem(method, path, undefined, seen(revision))).code;
    expect(await refusal('POST', `/api/assessments/${id}/publish`)).toBe('conflict');
    expect(await refusal('DELETE', `/api/assessments/${id}`)).toBe('conflict');
  });

  test.each([
    `update assessment_result set total = 100 where assessment_id = (select id from assessment where period = '2026-10')`,
    `update assessment_evidence set raws = '{}' where assessment_id = (select id from assessment where period = '2026-10')`,
    `delete from assessment_result where assessment_id = (select id from assessment where period = '2026-10')`,
    `insert into assessment_evidence select assessment_id, provider_id + 100000, numerators, denominators, samples,
       finished_values, periods_reported, raws, indicator_scores, indicator_states from assessment_evidence`,
    'truncate assessment_result',
    `delete from assessment where period = '2026-10'`,
    `update assessment set result_hash = 'x' where period = '2026-10'`,
    `update assessment set status = 'draft' where period = '2026-10'`,
    `update assessment set published_by = 'x' where period = '2026-10'`,
    `update assessment set model_version = 2 where period = '2026-10'`,
  ])('the database itself refuses: %s', async (statement) => {
    await expect(database.pool.query(statement)).rejects.toThrow(
      /never change|frozen|cannot be deleted|truncated|foreign key/,
    );
  });

  test('a new one of the period supersedes the old one, which stays as it was', async () => {
    const { id } = byPeriod['2026-10'] as Assessment;
    const next = await publish(await assess('2026-10'));
    expect(next.status).toBe('published');
    const old = await api.get<AssessmentDetail>(`/api/assessments/${id}`);
    expect(old.status).toBe('superseded');
    expect(old.resultHash).toBe(byPeriod['2026-10']?.resultHash);
    expect((await verify(id)).ok).toBe(true);
    byPeriod['2026-10'] = next;
    await expect(
      database.pool.query(`update assessment set status = 'published' where status = 'superseded'`),
    ).rejects.toThrow(/frozen/);
  });

  test('a draft that was compared with replaced results is not published', async () => {
    const stale = await assess('2026-10');
    byPeriod['2026-09'] = await publish(await assess('2026-09'));
    const path = `/api/assessments/${stale.id}/publish`;
    const problem = await api.problem('POST', path, undefined, seen(stale.revision));
    expect(problem.code).toBe('conflict');
    await remove(stale);
    byPeriod['2026-10'] = await publish(await assess('2026-10'));
  });

  test('a stored assessment keeps its model when the model moves on', async () => {
    const model = {
      ...defaultModel,
      categories: defaultModel.categories.map((category) => ({
        ...category,
        weights: { ...category.weights, traffic: 60 },
      })),
    };
    await api.post('/api/models', { model, note: 'more traffic' });
    expect((await verify(byPeriod['2026-10']?.id ?? '')).ok).toBe(true);
    const draft = await assess('2026-10');
    expect(draft.modelVersion).toBe(2);
    expect(draft.resultHash).not.toBe(byPeriod['2026-10']?.resultHash);
    const old = await assess('2026-10', { version: 1 });
    expect(old.modelVersion).toBe(1);
    expect(old.resultHash).toBe(byPeriod['2026-10']?.resultHash);
    for (const one of [draft, old]) expect((await remove(one)).status).toBe(204);
  });

  test('facts that arrive later change no stored result', async () => {
    await database.pool.query(`update fact set numerator = numerator * 1.1 where numerator is not null`);
    const result = await verify(byPeriod['2026-10']?.id ?? '');
    expect(result).toMatchObject({ ok: true, differences: [] });
    const draft = await assess('2026-10', { version: 1 });
    expect(draft.inputHash).not.toBe(byPeriod['2026-10']?.inputHash);
    expect((await remove(draft)).status).toBe(204);
  });

  test('verify compares every byte and notes the outcome', async () => {
    const { id, inputHash, resultHash, providers } = byPeriod['2026-10'] as Assessment;
    const result = await verify(id);
    expect(result).toMatchObject({
      ok: true,
      storedInputHash: inputHash,
      recomputedInputHash: inputHash,
      storedResultHash: resultHash,
      recomputedResultHash: resultHash,
      comparedProviders: providers,
      differences: [],
    });
    expect(result.comparedBytes).toBeGreaterThan(providers * 1000);
    const detail = await api.get<AssessmentDetail>(`/api/assessments/${id}`);
    expect(detail.verification).toEqual({ at: result.at, ok: true, comparedBytes: result.comparedBytes });
  });

  describe('verify finds what was changed behind its back', () => {
    const ofOctober = `assessment_id = (select id from assessment where period = '2026-10' and status = 'published')
      and provider_id = (select min(provider_id) from assessment_result)`;
    const field = async (id: string) => {
      const result = await verify(id);
      expect(result.ok).toBe(false);
      return { result, fields: result.differences.map((one) => one.field) };
    };

    test('a total', async () => {
      await tamper(`update assessment_result set total = total + 0.01 where ${ofOctober}`);
      const { result, fields } = await field(byPeriod['2026-10']?.id ?? '');
      expect(fields).toEqual(['total']);
      expect(Number(result.differences[0]?.stored)).toBeCloseTo(
        Number(result.differences[0]?.recomputed) + 0.01,
        6,
      );
      expect(result.recomputedResultHash).toBe(result.storedResultHash);
      await tamper(
        `update assessment_result set total = total - 0.01, previous_total = previous_total where ${ofOctober}`,
      );
      await tamper(`update assessment_result set total = round(total::numeric, 2) where ${ofOctober}`);
      expect((await verify(byPeriod['2026-10']?.id ?? '')).ok).toBe(true);
    });

    test('one capability score and one attention mark', async () => {
      await tamper(
        `update assessment_result set capability_scores[2] = 1, attention = attention || '{veto_or_capped}'::text[] where ${ofOctober}`,
      );
      const { fields } = await field(byPeriod['2026-10']?.id ?? '');
      expect(fields).toEqual(['capabilityScores.live_ops', 'attention']);
    });

    test('a frozen input, by its consequences and by the hash', async () => {
      await tamper(`update assessment_evidence set numerators[1] = numerators[1] * 2 where assessment_id =
        (select id from assessment where period = '2026-09' and status = 'published') and numerators[1] is not null`);
      const { result, fields } = await field(byPeriod['2026-09']?.id ?? '');
      expect(result.recomputedInputHash).not.toBe(result.storedInputHash);
      expect(fields).toContain('raws.paid_roi');
      expect(result.differences.length).toBeLessThanOrEqual(50);
    });

    test('a row that is gone', async () => {
      await tamper(`delete from assessment_evidence where assessment_id = (select id from assessment where period = '2026-08')
        and provider_id = (select min(provider_id) from assessment_result)`);
      const result = await verify(byPeriod['2026-08']?.id ?? '');
      expect(result.ok).toBe(false);
      expect(result.comparedProviders).toBe((byPeriod['2026-08']?.providers ?? 0) - 1);
    });

    test('a stored hash', async () => {
      const { id } = await assess('2026-10', { version: 1 });
      await tamper(`update assessment set result_hash = repeat('0', 64) where public_id = '${id}'`);
      const result = await verify(id);
      expect(result).toMatchObject({ ok: false, storedResultHash: '0'.repeat(64) });
    });
  });

  test('results as CSV: every provider, the best first', async () => {
    const { id, providers } = byPeriod['2026-10'] as Assessment;
    const text = await api.text(`/api/assessments/${id}/results.csv?lang=en`);
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(head).toContain(byPeriod['2026-10']?.inputHash);
    const rows = parse(body, { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(providers);
    const totals = rows
      .map((row) => row.Total)
      .filter(Boolean)
      .map(Number);
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
    expect(Object.keys(rows[0] ?? {})).toContain('Paid-traffic ROI · score');
  });
});
