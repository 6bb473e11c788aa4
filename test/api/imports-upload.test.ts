import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { databaseOf } from '../../server/db/database-of.ts';
import { createPool } from '../../server/node/connect.ts';
import { createCopyLoader } from '../../server/node/copy-loader.ts';
import { listen } from '../../server/node/listen.ts';
import { createImportApi, type ImportApi, listStagingTables } from '../support/import-api.ts';
import { ImportClient, path, refused } from '../support/import-client.ts';
import {
  encode,
  FACT_HEADER,
  factsFile,
  importProviders,
  slowStream,
  startSlowly,
  until,
} from '../support/import-upload.ts';

let api: ImportApi;
beforeAll(async () => {
  api = await createImportApi();
  await importProviders(api);
});
afterAll(() => api.database.close());

describe('cancelling', () => {
  it('stops a reading and leaves nothing staged', async () => {
    const { id, answer } = await startSlowly(api);
    expect((await api.client.cancel(id)).body).toMatchObject({ status: 'cancelled' });
    expect(refused(await answer)).toMatchObject({ status: 409, code: 'conflict' });
    expect(await listStagingTables(api)).toEqual([]);
    expect((await api.client.rejections(id)).items).toEqual([]);
    // Asking again is fine.
    expect((await api.client.cancel(id)).body).toMatchObject({ status: 'cancelled' });
  });

  it('is noticed when another process was asked', async () => {
    const { id, answer } = await startSlowly(api);
    await api.database.pool.query(`update import set status = 'cancelled' where public_id = $1`, [id]);
    expect((await answer).status).toBe(409);
    expect(await listStagingTables(api)).toEqual([]);
  });

  it('discards a read file but keeps its report', async () => {
    const staged = await api.client.stage(`${factsFile(1)}nobody,2026-08,gpm,1,2,3\n`);
    await api.client.cancel(staged.id);
    expect(await listStagingTables(api)).toEqual([]);
    expect((await api.client.rejections(staged.id)).items).toHaveLength(1);
    const { revision } = await api.client.get(staged.id);
    const confirm = path('/api/imports/{importId}/confirm', staged.id);
    const answer = await api.client.call('POST', confirm, { rowsRejected: 1 }, revision);
    expect(refused(answer)).toMatchObject({ status: 409 });
  });

  it('is refused once the rows are stored', async () => {
    const record = await api.client.import(factsFile(2000));
    expect(refused(await api.client.cancel(record.id))).toMatchObject({ status: 409, code: 'conflict' });
  });
});

describe('an upload', () => {
  it('shows its progress while it runs', async () => {
    const { id, answer } = await startSlowly(api);
    const first = await api.client.get(id);
    expect(first.status).toBe('reading');
    expect(first.progress.bytesRead).toBeGreaterThan(100_000);
    await api.client.cancel(id);
    await answer;
  });

  it('is taken once', async () => {
    const staged = await api.client.stage(factsFile(1));
    expect(refused(await api.client.put(staged.id, encode(factsFile(1))))).toMatchObject({ status: 409 });
    await api.client.cancel(staged.id);
    expect(refused(await api.client.put('none', encode('x')))).toMatchObject({ status: 404 });
  });

  it('that ends early is refused as incomplete', async () => {
    const bytes = encode(factsFile(1));
    const { id } = await api.client.create(bytes);
    const answer = await api.client.put(id, bytes.subarray(0, bytes.length - 40));
    expect(refused(answer)).toMatchObject({ status: 422, code: 'file_unreadable' });
    expect(await api.client.get(id)).toMatchObject({
      status: 'failed',
      failure: { code: 'file_unreadable' },
    });
    expect(await listStagingTables(api)).toEqual([]);
  });

  it('whose sender goes away is marked as failed', async () => {
    const app = createApp(api.context);
    const listener = await listen({ host: '127.0.0.1', port: 0, fetch: (request) => app.fetch(request) });
    try {
      const { id } = await api.client.create(encode(factsFile(1)));
      const source = slowStream();
      const sender = new AbortController();
      const sending = fetch(listener.address + path('/api/imports/{importId}/content', id), {
        method: 'PUT',
        body: source.stream,
        duplex: 'half',
        signal: sender.signal,
      } as RequestInit).catch(() => null);
      source.send(factsFile(1));
      await until(async () => (await api.client.get(id)).status === 'reading');
      await wait(100);
      sender.abort();
      await sending;
      await until(async () => (await api.client.get(id)).status === 'failed');
      expect((await api.client.get(id)).failure?.detail).toContain('上传中断');
      await until(async () => (await listStagingTables(api)).length === 0);
    } finally {
      await listener.close(100);
    }
  });

  it('may last longer than a database statement may', async () => {
    const pool = createPool(
      { connectionString: api.database.connectionString },
      { databasePoolSize: 3, databaseTimeoutSeconds: 1 },
    );
    const { db, openFor } = databaseOf(pool);
    const app = createApp({ ...api.context, db, openFor, bulk: createCopyLoader(pool) });
    const client = new ImportClient((request) => app.fetch(request));
    const text = factsFile(3000);
    const { id } = await client.create(encode(text));
    const source = slowStream();
    const answer = client.put(id, source.stream);
    source.send(text.slice(0, 1000));
    await wait(1600);
    source.send(text.slice(1000));
    source.end();
    expect((await answer).body).toMatchObject({ status: 'ready', counts: { rowsIn: 100 } });
    await client.cancel(id);
    await db.destroy();
  });
});

describe('limits', () => {
  const small = (limits: { fileBytes: number; rows: number }) => {
    const app = createApp({ ...api.context, limits });
    return new ImportClient((request) => app.fetch(request));
  };

  it('too many rows', async () => {
    const client = small({ fileBytes: 1_000_000, rows: 99 });
    const bytes = encode(factsFile(1));
    const { id } = await client.create(bytes);
    expect(refused(await client.put(id, bytes))).toMatchObject({ status: 422, code: 'limit_exceeded' });
    expect(await client.get(id)).toMatchObject({ status: 'failed', failure: { code: 'limit_exceeded' } });
    expect(await listStagingTables(api)).toEqual([]);
  });

  it('more bytes than announced and allowed', async () => {
    const client = small({ fileBytes: 1000, rows: 1000 });
    const { id } = await client.create(encode(factsFile(1)).subarray(0, 1000));
    const source = slowStream();
    source.send(factsFile(1));
    source.end();
    expect(refused(await client.put(id, source.stream))).toMatchObject({
      status: 413,
      code: 'payload_too_large',
    });
    expect((await client.get(id)).status).toBe('failed');
  });

  it('more periods than can be kept apart', async () => {
    const { body } = await api.client.call<{ model: object }>(
      'GET',
      '/api/models/five-capability/versions/1',
    );
    await api.client.call('POST', '/api/models', {
      model: { ...body.model, code: 'weekly', cadence: 'week' },
    });
    await api.client.import('id\nW0\n', { model: 'weekly', kind: 'providers' });
    const rows = Array.from({ length: 601 }, (_, at) => {
      const week = String((at % 52) + 1).padStart(2, '0');
      return `W0,${2000 + Math.floor(at / 52)}-W${week},gpm,1,100,10`;
    });
    const bytes = encode([FACT_HEADER, ...rows, ''].join('\n'));
    const { id } = await api.client.create(bytes, { model: 'weekly' });
    expect(refused(await api.client.put(id, bytes))).toMatchObject({ status: 422, code: 'limit_exceeded' });
    expect(await listStagingTables(api)).toEqual([]);
  });

  it('many periods are stored, those beyond the largest build row by row', async () => {
    const months = Array.from(
      { length: 130 },
      (_, at) => `${1990 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    );
    const file = factsFile(1, months, 1);
    expect((await api.client.import(file)).counts).toMatchObject({ created: 130 });
    expect((await api.client.import(file)).counts).toMatchObject({ created: 0, unchanged: 130 });
  });
});
