import { describe, expect, it } from 'vitest';
import { RowSplitter } from '../../../server/imports/reading/row-splitter.ts';
import type { ProvidersMapping } from './field-mapping.ts';
import { DEFAULT_IMPORT_LIMITS } from './import-limits.ts';
import { createProviderReader } from './provider-reader.ts';
import { suggestMapping } from './suggest-mapping.ts';
import { tableColumns } from './table-column.ts';

const CATEGORIES = [
  { code: 'mcn', names: ['MCN'] },
  { code: 'belt', names: ['产业带', 'Industrial belt'] },
];

function read(header: string, ...rows: string[]) {
  const headers = header.split(',');
  const { columns } = tableColumns(headers);
  const { mapping } = suggestMapping(headers, [], [], 'providers');
  const splitter = new RowSplitter({ delimiter: ',', newline: '\n', firstLine: 2 }, DEFAULT_IMPORT_LIMITS);
  const reader = createProviderReader(mapping as ProvidersMapping, columns, { categories: CATEGORIES });
  const batch = reader.read(splitter.push(rows.join('\n'), true));
  expect(reader.counts.rowsIn).toBe(reader.counts.rowsStored + reader.counts.rowsRejected);
  expect(batch.rows).toHaveLength(reader.counts.rowsStored);
  expect(batch.rejections).toHaveLength(reader.counts.rowsRejected);
  return batch;
}

describe('provider reader', () => {
  it('reads names, codes, places and dates as people write them', () => {
    const { rows } = read(
      '服务商ID,服务商名称,英文名,分类,城市,行业,入驻日期,合规状态',
      'P1, 甲（杭州）传媒 ,Jia Media,产业带,杭州市,服装,2026年9月1日,正常',
      "Ｐ２,'=乙,,mcn,330782,,2026/9/2,veto",
      '003,,,,,,,',
    );
    expect(rows).toEqual([
      {
        line: 2,
        id: 'P1',
        name: '甲（杭州）传媒',
        nameEn: 'Jia Media',
        category: 'belt',
        region: 'east_china',
        province: '330000',
        cityAdcode: '330100',
        cityName: '杭州',
        cityNameEn: 'Hangzhou',
        industry: '服装',
        joinedOn: '2026-09-01',
        compliance: 'clear',
        model: null,
      },
      expect.objectContaining({
        id: 'P2',
        name: '=乙',
        cityName: '金华',
        joinedOn: '2026-09-02',
        compliance: 'veto',
      }),
      expect.objectContaining({
        id: '003',
        name: null,
        category: null,
        region: null,
        joinedOn: null,
        compliance: null,
      }),
    ]);
  });

  it('uses the province where a city name means two', () => {
    const { rows, warnings } = read(
      'id,name,province,city',
      'P1,a,江苏,Suzhou',
      'P2,b,,Suzhou',
      'P3,c,云南,',
    );
    expect(rows.map((row) => [row.cityAdcode, row.province])).toEqual([
      ['320500', '320000'],
      [null, null],
      [null, '530000'],
    ]);
    expect(warnings.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'city', 'unknown_place'],
    ]);
    expect(rows[1]?.cityName).toBe('Suzhou');
  });

  it('keeps unknown places as text with a remark', () => {
    const { rows, warnings } = read('id,city,region', 'P1,lages - sc,华东', 'P2,杭州,Atlantis');
    expect(rows[0]).toMatchObject({ cityName: 'lages - sc', cityAdcode: null, region: 'east_china' });
    expect(rows[1]).toMatchObject({ cityAdcode: '330100', region: 'east_china' });
    expect(warnings.map(({ line, column }) => [line, column])).toEqual([
      [2, 'city'],
      [3, 'region'],
    ]);
  });

  it.each([
    [',a,mcn,2026-09-01,clear', 'blank_key', 'id'],
    ['P1,a,agency,2026-09-01,clear', 'unknown_category', 'category'],
    ['P1,a,mcn,2026-02-30,clear', 'bad_date', 'joinedOn'],
    ['P1,a,mcn,01/06/2026,clear', 'bad_date', 'joinedOn'],
    ['P1,a,mcn,2026-09-01,fine', 'unknown_compliance', 'compliance'],
    ['P1,a\u0000b,mcn,2026-09-01,clear', 'bad_text', 'name'],
    [`P1,${'x'.repeat(201)},mcn,2026-09-01,clear`, 'bad_text', 'name'],
    ['P1,a,mcn', 'too_few_columns', null],
  ])('rejects %s', (row, code, column) => {
    const { rejections } = read('id,name,category,joinedOn,compliance', row);
    expect(rejections[0]).toMatchObject({ line: 2, code, column });
    expect(rejections[0]?.cells.join()).not.toContain('\0');
  });

  it('tells identical from conflicting duplicates', () => {
    const { rows, rejections } = read('id,name', 'P1,a', 'P1,a', 'P1,b', ' P1 ,a');
    expect(rows).toHaveLength(1);
    expect(rejections.map(({ line, code, detail }) => [line, code, detail])).toEqual([
      [3, 'duplicate_identical', { firstLine: 2 }],
      [4, 'duplicate_conflict', { firstLine: 2 }],
      [5, 'duplicate_identical', { firstLine: 2 }],
    ]);
  });
});
