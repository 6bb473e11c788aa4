import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Assessment, verification } from '../../src/contract/assessments.ts';
import type { DirectoryPage } from '../../src/contract/providers.ts';
import type { CapabilityModel } from '../../src/domain/model/capability-model.ts';
import { createImportApi, type ImportApi } from '../support/import-api.ts';
import { succeed } from '../support/import-client.ts';

/**
 * Real data of others may be read where it lies and is never shipped. Each source is graded by its own model file, with
 * the same five steps as anybody's data: model, providers, facts, assessment, publication.
 */
const root = resolve(import.meta.dirname, '../..');
const shared = resolve(root, '../shared/data');

interface Source {
  name: string;
  model: string;
  providers: string;
  facts: string;
  wide?: string;
  period: string;
  expected: { providers: number; rows: number };
}

const SOURCES: Source[] = [
  {
    name: 'olist',
    model: 'examples/olist/model.json',
    providers: 'merchants.csv',
    facts: 'seller_month_indicators_long.csv',
    wide: 'seller_month_indicators_wide.csv',
    period: '2017-09',
    expected: { providers: 793, rows: 48_490 },
  },
  {
    name: 'douyin-live',
    model: 'examples/douyin-live/model.json',
    providers: 'hosts.csv',
    facts: 'host_month_indicators_long.csv',
    period: '2021-07',
    expected: { providers: 8, rows: 336 },
  },
];

const missing = (source: Source): string | null => {
  if (!existsSync(join(shared, source.name))) return `${join('../shared/data', source.name)} is not here`;
  return existsSync(join(root, source.model)) ? null : `${source.model} is not here`;
};

describe.each(SOURCES)('$name', (source) => {
  const reason = missing(source);
  if (reason) {
    console.warn(`SKIPPED: the real data of ${source.name} was not graded, because ${reason}.`);
    it.skip(`graded through the product (${reason})`, () => undefined);
    return;
  }

  const bytes = (file: string) => new Uint8Array(readFileSync(join(shared, source.name, file)));
  let api: ImportApi;
  let model: CapabilityModel;
  beforeAll(async () => {
    api = await createImportApi({ limits: { fileBytes: 64 * 1024 * 1024, rows: 1_000_000 } });
    model = JSON.parse(readFileSync(join(root, source.model), 'utf8'));
    succeed(await api.client.call('POST', '/api/models', { model, note: '' }), 201);
  });
  afterAll(() => api.database.close());

  it('brings its providers with the suggested mapping', async () => {
    const record = await api.client.import(bytes(source.providers), { model: model.code, kind: 'providers' });
    const { rowsIn, rowsAccepted, rowsRejected, created } = record.counts;
    expect({ rowsIn, rowsAccepted, rowsRejected, created }).toEqual({
      rowsIn: source.expected.providers,
      rowsAccepted: source.expected.providers,
      rowsRejected: 0,
      created: source.expected.providers,
    });
  });

  it('accounts for every row of its facts', async () => {
    const inspection = await api.client.inspect(bytes(source.facts), { model: model.code });
    expect(inspection).toMatchObject({ confidence: 'high', suggestion: { kind: 'facts_long' } });
    const record = await api.client.import(bytes(source.facts), { model: model.code });
    const { rowsIn, rowsAccepted, rowsRejected, created, changed } = record.counts;
    expect(rowsIn).toBe(source.expected.rows);
    expect(rowsAccepted + rowsRejected).toBe(rowsIn);
    expect(created).toBe(rowsAccepted);
    expect(changed).toBe(0);
    // Nothing but impossible values may be left out of a clean source.
    const codes = record.rejectionSummary.map(({ code }) => code);
    expect(
      codes.filter((code) => !['negative_value', 'below_minimum', 'above_maximum'].includes(code)),
    ).toEqual([]);
    expect(rowsRejected).toBeLessThan(source.expected.rows / 100);
    const { rows } = await api.database.pool.query('select count(*)::int as facts from fact');
    expect(rows).toEqual([{ facts: rowsAccepted }]);
  });

  it.runIf(source.wide)('says the same in its wide file', async () => {
    const record = await api.client.stage(bytes(source.wide ?? ''), {
      model: model.code,
      kind: 'facts_wide',
    });
    const { rowsIn, rowsAccepted, rowsRejected } = record.counts;
    expect(rowsAccepted + rowsRejected).toBe(rowsIn);
    expect(rowsIn).toBeGreaterThan(0);
    await api.client.cancel(record.id);
  });

  it('is assessed: what the source cannot cover reads not rated, never 0', async () => {
    const { period } = source;
    const body = { model: model.code, period };
    const draft = succeed(await api.client.call<Assessment>('POST', '/api/assessments', body), 201);
    expect(draft.providers).toBe(source.expected.providers);
    expect(draft.rated).toBeGreaterThan(0);
    succeed(await api.client.call('POST', `/api/assessments/${draft.id}/publish`, undefined, draft.revision));
    const page = succeed(
      await api.client.call<DirectoryPage>(
        'GET',
        `/api/providers?model=${model.code}&period=${period}&limit=200`,
      ),
    );
    const indicators = new Set(model.indicators.map(({ code }) => code));
    const reported = new Set((await reportedIndicators(api)).filter((code) => indicators.has(code)));
    const uncovered = model.nodes
      .filter(({ members }) =>
        members.every((member) => indicators.has(member.code) && !reported.has(member.code)),
      )
      .map(({ code }) => code);
    expect(uncovered.length).toBeGreaterThan(0);
    for (const { rating } of page.items) {
      expect(rating).not.toBeNull();
      for (const capability of rating?.capabilities ?? []) {
        if (capability.state === 'scored') expect(capability.score).not.toBeNull();
        else expect(capability.score).toBeNull();
        if (uncovered.includes(capability.code)) expect(capability.state).not.toBe('scored');
      }
      if (rating?.totalState !== 'scored') expect(rating).toMatchObject({ total: null, rank: null });
    }
  });

  it('keeps its published assessment when later imports change the facts', async () => {
    const list = succeed(
      await api.client.call<{ items: Assessment[] }>('GET', `/api/assessments?model=${model.code}`),
    );
    const [published] = list.items;
    expect(published?.status).toBe('published');
    const [header, ...lines] = new TextDecoder().decode(bytes(source.facts)).split('\n');
    const inflated = lines
      .filter((line) => line.includes(`,${source.period},gmv,`))
      .map((line) => line.replace(',gmv,', ',gmv,9'));
    const text = [header, ...inflated, ''].join('\n');
    const record = await api.client.import(text, { model: model.code });
    expect(record.counts.changed).toBeGreaterThan(0);
    const checked = succeed(
      await api.client.call<z.infer<typeof verification>>('POST', `/api/assessments/${published?.id}/verify`),
    );
    expect(checked).toMatchObject({ ok: true, differences: [] });
  });
});

async function reportedIndicators({ database }: ImportApi): Promise<string[]> {
  const { rows } = await database.pool.query<{ code: string }>(
    `select distinct i.code from fact join indicator i on i.id = indicator_id
     where num_nonnulls(numerator, value) > 0`,
  );
  return rows.map(({ code }) => code);
}
