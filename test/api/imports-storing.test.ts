import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recoverImports } from '../../server/imports/recover-imports.ts';
import { createImportApi, type ImportApi, listStagingTables, readFacts } from '../support/import-api.ts';
import { path, refused } from '../support/import-client.ts';
import { FACT_HEADER, factsFile, importProviders, until } from '../support/import-upload.ts';

let api: ImportApi;
beforeAll(async () => {
  api = await createImportApi();
  await importProviders(api);
});
afterAll(() => api.database.close());

describe('storing is all or nothing', () => {
  it('when the last step fails, everything is as before and may be tried again', async () => {
    const before = await readFacts(api);
    await api.database.pool.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
      create trigger refuse before update on import for each row when (new.status = 'confirmed') execute function refuse()`);
    const staged = await api.client.stage(factsFile(1000));
    const body = { rowsRejected: 0 };
    const confirm = path('/api/imports/{importId}/confirm', staged.id);
    const answer = await api.client.call('POST', confirm, body, staged.revision);
    expect(refused(answer)).toMatchObject({ status: 500, code: 'internal' });
    expect(await readFacts(api)).toEqual(before);
    expect((await api.client.get(staged.id)).status).toBe('ready');
    await api.database.pool.query('drop trigger refuse on import; drop function refuse()');
    expect((await api.client.confirm(staged)).counts).toMatchObject({ created: 100 });
  });

  it.each([
    ['a new period', factsFile(5000, ['2026-05'])],
    ['a period of which all changes', factsFile(6000)],
    ['a period of which one fact changes', factsFile(1000).replace('gpm,1000,', 'gpm,1,')],
  ])('when its connection is killed half-way through %s, the old state stays', async (_, file) => {
    const before = await readFacts(api);
    const staged = await api.client.stage(file);
    const blocker = await api.database.pool.connect();
    try {
      // Storing gets as far as remembering the mapping, its last step but one, and waits there.
      await blocker.query('begin');
      await blocker.query('lock table column_mapping in access exclusive mode');
      const confirm = path('/api/imports/{importId}/confirm', staged.id);
      const answer = api.client.call('POST', confirm, { rowsRejected: 0 }, staged.revision);
      const waiting = `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
        and query like '%column_mapping%'`;
      // Asked on other connections: a transaction sees one state of pg_stat_activity only.
      await until(async () => (await api.database.pool.query(waiting)).rows.length > 0);
      const { rows } = await blocker.query('select status from import where public_id = $1', [staged.id]);
      expect(rows).toEqual([{ status: 'ready' }]);
      await api.database.pool.query(`select pg_terminate_backend(pid) from (${waiting}) waiting`);
      expect((await answer).status).toBe(500);
    } finally {
      await blocker.query('rollback');
      blocker.release();
    }
    expect(await readFacts(api)).toEqual(before);
    expect((await api.client.get(staged.id)).status).toBe('ready');
    await api.client.cancel(staged.id);
  });

  it('another number of rejected rows than the person saw is refused', async () => {
    const staged = await api.client.stage(factsFile(7000));
    const confirm = path('/api/imports/{importId}/confirm', staged.id);
    const answer = await api.client.call('POST', confirm, { rowsRejected: 3 }, staged.revision);
    expect(refused(answer)).toMatchObject({ status: 409, code: 'conflict' });
    expect((await api.client.get(staged.id)).status).toBe('ready');
    await api.client.cancel(staged.id);
  });

  it('a provider that moved to another model since is not stored under this one', async () => {
    const staged = await api.client.stage(factsFile(8000));
    const { body } = await api.client.call<{ model: object }>(
      'GET',
      '/api/models/five-capability/versions/1',
    );
    await api.client.call('POST', '/api/models', { model: { ...body.model, code: 'moved-model' } });
    await api.client.import('id\nA7\n', { model: 'moved-model', kind: 'providers' });
    const before = await readFacts(api);
    const confirm = path('/api/imports/{importId}/confirm', staged.id);
    const answer = await api.client.call('POST', confirm, { rowsRejected: 0 }, staged.revision);
    expect(refused(answer)).toMatchObject({ status: 409, code: 'conflict' });
    expect(refused(answer).detail).toContain('A7');
    expect(await readFacts(api)).toEqual(before);
    await api.client.cancel(staged.id);
    await api.client.import('id\nA7\n', { kind: 'providers' });
  });
});

describe('many at once', () => {
  it('only one of two confirmations of the same import stores it', async () => {
    const staged = await api.client.stage(factsFile(2000));
    const confirm = path('/api/imports/{importId}/confirm', staged.id);
    const answers = await Promise.all(
      [1, 2, 3].map(() => api.client.call('POST', confirm, { rowsRejected: 0 }, staged.revision)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    // The others come while it is being stored, or afterwards with a revision that is no longer the newest.
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      const { code, current } = refused(answer);
      expect(['conflict', 'precondition_failed']).toContain(code);
      if (code === 'precondition_failed') expect(current).toMatchObject({ status: 'confirmed' });
    }
    expect((await api.client.get(staged.id)).counts).toMatchObject({
      created: 0,
      changed: 100,
      unchanged: 0,
    });
  });

  it('confirmations of several imports over the same periods are stored one after the other', async () => {
    const months = ['2025-01', '2025-02'];
    const files = [10, 20, 30, 40].map((numerator) => factsFile(numerator, months));
    const staged = await Promise.all(files.map((file) => api.client.stage(file)));
    const records = await Promise.all(staged.map((record) => api.client.confirm(record)));
    const total = (key: 'created' | 'changed') => records.reduce((sum, { counts }) => sum + counts[key], 0);
    expect([total('created'), total('changed')]).toEqual([100, 300]);
    const stored = (await readFacts(api)).filter((fact) => (fact as { period: string }).period === '2025-01');
    expect(stored).toHaveLength(50);
    const first = (stored as { numerator: number }[]).find(
      ({ numerator }) => numerator % 10 === 0,
    )?.numerator;
    expect([10, 20, 30, 40]).toContain(first);
  });

  it('imports into one period by different ways leave the same facts', async () => {
    // Taken whole, merged, patched, and patched with new rows.
    const month = ['2024-03'];
    const steps: [string, object][] = [
      [factsFile(100, month, 30), { created: 30, changed: 0, unchanged: 0 }],
      [factsFile(900, month, 50), { created: 20, changed: 30, unchanged: 0 }],
      [factsFile(900, month, 50).replace('gpm,905,', 'gpm,5,'), { created: 0, changed: 1, unchanged: 49 }],
      [
        `${FACT_HEADER}\nA1,2024-03,live_cvr,1,100,10\nA2,2024-03,gpm,902,1000000,10\n`,
        { created: 1, changed: 0, unchanged: 1 },
      ],
    ];
    for (const [file, counts] of steps) expect((await api.client.import(file)).counts).toMatchObject(counts);
    const facts = (await readFacts(api)) as {
      provider: string;
      period: string;
      indicator: string;
      numerator: number;
    }[];
    const stored = facts.filter(({ period }) => period === '2024-03');
    expect(stored).toHaveLength(51);
    for (const { provider, indicator, numerator } of stored) {
      const expected = indicator === 'live_cvr' ? 1 : provider === 'A5' ? 5 : 900 + Number(provider.slice(1));
      expect(numerator, provider).toBe(expected);
    }
    const { rows } = await api.database.pool.query(
      `select relname from pg_class where relname like 'fact%' and relkind = 'i' and relname like '%2024_03%'`,
    );
    expect(rows).toEqual([{ relname: 'fact_2024_03_pkey' }]);
  });

  it('facts that came in without an import are found as well', async () => {
    await api.database.pool.query(`
      insert into period (code, cadence, starts_on, ends_on) values ('2023-07', 'month', '2023-07-01', '2023-07-31');
      insert into fact select t.id, p.id, i.id, 1000, 1000000, 10, null, 0 from period t, provider p, indicator i
      where t.code = '2023-07' and p.external_id in ('A0', 'A9') and i.code = 'gpm'`);
    const record = await api.client.import(factsFile(1000, ['2023-07'], 9));
    expect(record.counts).toMatchObject({ created: 8, changed: 0, unchanged: 1 });
    const facts = (await readFacts(api)) as { period: string }[];
    expect(facts.filter(({ period }) => period === '2023-07')).toHaveLength(10);
  });
});

describe('after a restart', () => {
  it('what was under way has failed with a plain reason, what waits for a decision still waits', async () => {
    const kept = await api.client.stage(factsFile(4000));
    const lost = await api.client.stage(factsFile(4000));
    const reading = await api.client.stage(factsFile(4000));
    const { pool } = api.database;
    await pool.query(`update import set status = 'reading' where public_id = $1`, [reading.id]);
    const { rows } = await pool.query<{ id: number }>('select id from import where public_id = $1', [
      lost.id,
    ]);
    await pool.query(`drop table staged_fact_${rows[0]?.id}`);

    await recoverImports(api.context);
    for (const { id } of [reading, lost]) {
      const record = await api.client.get(id);
      expect(record).toMatchObject({ status: 'failed', failure: { code: 'unavailable' } });
      expect(record.failure?.fix).not.toBeNull();
    }
    expect((await listStagingTables(api)).filter((table) => /^staged_fact_\d+$/.test(table))).toHaveLength(1);
    expect((await api.client.confirm(kept)).status).toBe('confirmed');
    await recoverImports(api.context);
    expect((await api.client.get(kept.id)).status).toBe('confirmed');
  });
});
