import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../mocks/sample/random.ts';
import type { AuditHead } from '../../server/audit/audit-head.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import type { AppContext } from '../../server/context.ts';
import type { AuditEntry, AuditVerification } from '../../src/contract/audit.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { fillAudit, isFound, TAMPERS } from '../support/tamper-audit.ts';
import { type ApiClient, createApiClient, createTestContext, TESTER } from './api-client.ts';

let database: TestDatabase;
let context: AppContext;
let api: ApiClient;
let heads: AuditHead[];

beforeAll(async () => {
  database = await createTestDatabase();
  heads = [];
  context = { ...createTestContext(database), keptAuditHeads: async () => heads };
  heads = await fillAudit(context, 40);
  api = createApiClient(context);
});
afterAll(() => database.close());

test('an untouched log is whole, with and without the heads kept outside', async () => {
  for (const kept of [heads, heads.slice(3, 9), []])
    expect((await verifyAudit(context.db, kept)).findings).toEqual([]);
  expect(await api.post<AuditVerification>('/api/audit/verify')).toMatchObject({
    ok: true,
    entries: 40,
    head: heads.at(-1),
    anchors: 40,
  });
});

test('a kept head of an entry that is not there is a finding', async () => {
  const later = { seq: 41, hash: '0'.repeat(64) };
  expect((await verifyAudit(context.db, [...heads, later])).findings).toEqual([{ seq: 41, kind: 'anchor' }]);
});

test('200 forgeries of every kind are found', async () => {
  const random = createRandom('forgeries').next;
  const kinds = Object.entries(TAMPERS);
  const missed: string[] = [];
  for (let round = 0; round < 200; round++) {
    const [name, tamper] = kinds[round % kinds.length] as (typeof kinds)[number];
    if (!(await isFound(context.db, heads, tamper, random))) missed.push(`${round}: ${name}`);
  }
  expect(missed).toEqual([]);
});

test('a thorough forger is found by the heads alone', async () => {
  const thorough = TAMPERS['edits an entry and everything behind it'];
  if (!thorough) throw new Error('no such way');
  const random = createRandom('thorough').next;
  expect(await isFound(context.db, [], thorough, random)).toBe(false);
  expect(await isFound(context.db, heads.slice(-1), thorough, random)).toBe(true);
});

test('is listed newest first, filtered, and page by page', async () => {
  const first = await api.get<{ items: AuditEntry[]; total: number; nextCursor: string }>(
    '/api/audit?limit=25',
  );
  expect(first).toMatchObject({ total: 40 });
  const second = await api.get<{ items: AuditEntry[]; nextCursor: null }>(
    `/api/audit?limit=25&cursor=${first.nextCursor}`,
  );
  expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual(
    Array.from({ length: 40 }, (_, index) => 40 - index),
  );
  expect(second.nextCursor).toBeNull();
  const viewer = createApiClient(context, { ...TESTER, role: 'ops_viewer' });
  expect((await viewer.problem('GET', '/api/audit')).code).toBe('forbidden');
  for (const [filter, count] of [
    ['outcome=denied', 1],
    ['action=listAudit', 1],
    ['actor=tester', 1],
    ['objectType=model&objectId=model-7', 1],
    ['from=2026-11-01T00:10:00Z&to=2026-11-01T00:15:00Z', 5],
    ['actor=nobody', 0],
  ] as const)
    expect((await api.get<{ total: number }>(`/api/audit?${filter}`)).total, filter).toBe(count);
});

test('as CSV with every entry and its hash', async () => {
  const text = await api.text('/api/audit.csv?objectType=model');
  const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
  expect(rows.map(({ seq, hash }) => ({ seq: Number(seq), hash }))).toEqual(heads);
});
