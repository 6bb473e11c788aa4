import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type FlawedFile,
  flawedFactsFile,
  flawedProvidersFile,
  flawedWideFactsFile,
} from '../../mocks/sample/flawed-files.ts';
import { sampleProvidersCsv } from '../../mocks/sample/sample-csv.ts';
import { rejectionTitle } from '../../server/imports/explain-rejection.ts';
import type { ImportRecord } from '../../src/contract/imports.ts';
import { REJECTION_CODES, WARNING_CODES } from '../../src/domain/import/import-issue.ts';
import { createImportApi, type ImportApi, readFacts } from '../support/import-api.ts';

let api: ImportApi;
beforeAll(async () => {
  api = await createImportApi();
  await api.client.import(sampleProvidersCsv());
});
afterAll(() => api.database.close());

const HEADER = 'provider,period,indicator,numerator,denominator,n,value';

interface ReportRow {
  cells: string[];
  line: number;
  column: string;
  reason: string;
  fix: string;
}

/** The report file as a spreadsheet reads it. */
async function readReport(record: ImportRecord, lang: 'zh' | 'en' = 'en'): Promise<ReportRow[]> {
  const text = await api.client.rejectionsCsv(record.id, lang);
  expect(text.startsWith('\ufeff')).toBe(true);
  const [header = [], ...rows] = parse(text, { bom: true, relax_column_count: true }) as string[][];
  const at = header.indexOf(lang === 'en' ? 'import_line' : '导入_行号');
  return rows.map((row) => ({
    cells: row.slice(0, at),
    line: Number(row[at]),
    column: row[at + 1] ?? '',
    reason: row[at + 2] ?? '',
    fix: row[at + 3] ?? '',
  }));
}

/** Physical lines: a quoted line break makes a row longer than one. */
function linesOf(file: FlawedFile): number[] {
  let line = 2;
  return file.rows.map(({ text }) => {
    const start = line;
    line += text.split('\n').length;
    return start;
  });
}

describe.each([
  ['long', flawedFactsFile()],
  ['wide', flawedWideFactsFile()],
  ['providers', flawedProvidersFile()],
])('the faulty %s file', (_, file) => {
  it('is read in its encoding, and every faulty row is named with line, reason and fix', async () => {
    const record = await api.client.stage(file.bytes, { kind: file.kind, fileName: file.fileName });
    const lines = linesOf(file);
    const isRejection = (code: string | null) =>
      (REJECTION_CODES as readonly (string | null)[]).includes(code);
    const expected = file.rows.flatMap(({ expected: code }, at) =>
      isRejection(code) ? [[lines[at], code]] : [],
    );
    const { items, total } = await api.client.rejections(record.id);
    expect(items.map(({ line, code }) => [line, code])).toEqual(expected);
    expect(total).toBe(expected.length);
    const warned = file.rows.filter(({ expected: code }) =>
      (WARNING_CODES as readonly (string | null)[]).includes(code),
    );
    expect(record.counts).toMatchObject({
      rowsIn: file.rows.length,
      rowsAccepted: file.rows.length - expected.length,
      rowsRejected: expected.length,
      warnings: warned.length,
    });

    const report = await readReport(record);
    expect(report.map(({ line }) => line)).toEqual(expected.map(([line]) => line));
    for (const row of report) {
      expect(row.reason).not.toBe('');
      expect(row.fix).not.toBe('');
    }
    const chinese = await readReport(record, 'zh');
    expect(chinese.every(({ reason }) => /\p{Script=Han}/u.test(reason))).toBe(true);
    await api.client.cancel(record.id);
  });
});

describe('every kind of rejected row', () => {
  const cases: Record<string, string> = {
    too_few_columns: 'P00001,2026-10,gpm',
    too_many_columns: 'P00001,2026-10,gpm,1,2,3,4,5',
    cell_too_long: `P00001,2026-10,gpm,1,2,3,${'9'.repeat(10_001)}`,
    broken_quotes: '"P00001" x,2026-10,gpm,1,2,3,',
    blank_key: ',2026-10,gpm,1,2,3,',
    bad_text: `${'x'.repeat(201)},2026-10,gpm,1,2,3,`,
    unknown_provider: 'nobody,2026-10,gpm,1,2,3,',
    unknown_indicator: 'P00001,2026-10,gppm,1,2,3,',
    bad_period: 'P00001,2026-13,gpm,1,2,3,',
    ambiguous_period: 'P00001,Oct-26,gpm,1,2,3,',
    wrong_cadence: 'P00001,2026-W40,gpm,1,2,3,',
    future_period: 'P00001,2026-12,gpm,1,2,3,',
    duplicate_identical: 'P00002,2026-10,gpm,500000,1000000,10,',
    duplicate_conflict: 'P00002,2026-10,gpm,600000,1000000,10,',
    not_a_number: 'P00001,2026-10,gpm,abc,2,3,',
    decimal_comma: 'P00001,2026-10,gpm,"1,5",2,3,',
    spreadsheet_error: 'P00001,2026-10,gpm,#REF!,2,3,',
    unit_mismatch: 'P00001,2026-10,gpm,,,3,5%',
    number_too_large: 'P00001,2026-10,gpm,1e300,2,3,',
    n_not_a_count: 'P00001,2026-10,gpm,1,2,-3,',
    numerator_missing: 'P00001,2026-10,gpm,,2,3,',
    denominator_missing: 'P00001,2026-10,gpm,1,,3,',
    denominator_zero: 'P00001,2026-10,gpm,1,0,3,',
    numerator_above_denominator: 'P00001,2026-10,active_sku_rate,120,100,100,',
    negative_value: 'P00001,2026-10,live_cvr,,,3,-0.5',
    above_maximum: 'P00001,2026-10,live_cvr,,,3,1.5',
  };
  /** Told by other files: `=` and `below_minimum` need other columns or another model. */
  const elsewhere = ['below_minimum', 'unknown_category', 'unknown_compliance', 'bad_date'];
  /** Of files of merchants, in imports-merchants.test.ts. */
  const ofMerchants = [
    'unknown_merchant',
    'unknown_merchant_kind',
    'unknown_role',
    'ends_before_start',
    'overlapping_service',
    'not_a_month',
    'negative_amount',
    'net_above_paid',
    'orders_not_a_count',
    'sessions_not_a_count',
  ];

  it('is covered', () => {
    expect([...Object.keys(cases), ...elsewhere, ...ofMerchants].sort()).toEqual([...REJECTION_CODES].sort());
    for (const code of REJECTION_CODES) expect(rejectionTitle(code).zh).not.toBe(code);
  });

  it('reaches the report with its line, its column and its own cells', async () => {
    const good = 'P00002,2026-10,gpm,500000,1000000,10,';
    const record = await api.client.stage([HEADER, good, ...Object.values(cases), ''].join('\n'));
    const { items } = await api.client.rejections(record.id);
    expect(items.map(({ code }) => code)).toEqual(Object.keys(cases));
    expect(items.map(({ line }) => line)).toEqual(Object.keys(cases).map((_, at) => at + 3));
    expect(record.rejectionSummary.map(({ code }) => code).sort()).toEqual(Object.keys(cases).sort());
    const report = await readReport(record);
    report.forEach((row, at) => {
      const { column } = items[at] ?? {};
      expect(row.column).toBe(column ?? '');
    });
    const unknown = report[Object.keys(cases).indexOf('unknown_indicator')];
    expect(unknown).toMatchObject({
      column: 'indicator',
      cells: ['P00001', '2026-10', 'gppm', '1', '2', '3', ''],
    });
    expect(unknown?.fix).toContain('gpm');
    await api.client.cancel(record.id);
  });

  it('cannot start a formula in the report', async () => {
    const record = await api.client.stage(`${HEADER}\n"=HYPERLINK(""http://x"")",2026-10,gpm,1,2,3,\n`);
    const [row] = await readReport(record);
    expect(row?.cells[0]).toBe(`'=HYPERLINK("http://x")`);
    expect(row?.reason.startsWith('=')).toBe(false);
  });

  it('keeps the cells beyond the header', async () => {
    const record = await api.client.stage(`${HEADER}\nP00001,2026-10,gpm,1,2,3,4,beyond\n`);
    expect((await api.client.rejectionsCsv(record.id)).trimEnd().endsWith(',beyond')).toBe(true);
  });
});

describe('a provider that another model grades', () => {
  it('is named with that model', async () => {
    const { model } = (
      await api.client.call<{ model: object }>('GET', '/api/models/five-capability/versions/1')
    ).body;
    const copy = { ...model, code: 'other-model' };
    expect((await api.client.call('POST', '/api/models', { model: copy })).status).toBe(201);
    await api.client.import('id\nO1\n', { model: 'other-model' });
    const record = await api.client.stage(`${HEADER}\nO1,2026-10,gpm,1,2,3,\n`);
    const { items } = await api.client.rejections(record.id);
    expect(items).toMatchObject([{ code: 'unknown_provider', column: 'provider', value: 'O1' }]);
    expect(items[0]?.reason.en).toContain('other-model');
    expect(items[0]?.fix.zh).toContain('five-capability');
  });
});

describe('the ledger', () => {
  const cell = (values: string[]) => fc.constantFrom(...values);
  const row = fc
    .tuple(
      cell(['P00001', 'P00002', ' P00003 ', 'nobody', '', '"P00004"', '=P1']),
      cell(['2026-10', '2026年9月', '2026/8/1', '2026-W01', 'x', '', '2027-01']),
      cell(['gpm', 'GPM', 'live_cvr', 'gppm', '']),
      cell(['1', '12.3万', '(5)', '--', 'abc', '', '#N/A', '-7', '1e400']),
      cell(['100', '0', '', '１０００', 'x']),
      cell(['5', '', '-1', '2.5']),
    )
    .map((cells) => cells.join(','));
  const line = fc.oneof(
    { weight: 8, arbitrary: row },
    {
      weight: 1,
      arbitrary: cell(['', ',,,,,', 'P00001,2026-10', '"a\nb",1,2,3,4,5', '"a"b,1,2,3,4,5', '1,2,3,4,5,6,7']),
    },
  );

  it('balances for every file: rows in = rows accepted + rows rejected, and facts stored = facts accepted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 25 }), async (lines) => {
        await api.database.pool.query('delete from fact');
        const text = ['provider,period,indicator,numerator,denominator,n', ...lines, ''].join('\n');
        const record = await api.client.import(text, { kind: 'facts_long' });
        const { rowsIn, rowsAccepted, rowsRejected, factsAccepted, created, changed, unchanged } =
          record.counts;
        const filled = lines.filter((one) => one.replaceAll(',', '') !== '').length;
        expect(rowsIn).toBe(filled);
        expect(rowsAccepted + rowsRejected).toBe(rowsIn);
        expect(created + changed + unchanged).toBe(factsAccepted);
        expect(await readFacts(api)).toHaveLength(factsAccepted);
        const summed = record.rejectionSummary.reduce((sum, { count }) => sum + count, 0);
        expect(summed).toBe(rowsRejected);
        expect((await readReport(record)).length).toBe(rowsRejected);
      }),
      { numRuns: 40 },
    );
  });
});
