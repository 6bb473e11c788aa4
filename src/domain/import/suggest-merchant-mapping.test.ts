import { describe, expect, it } from 'vitest';
import { suggestMapping } from './suggest-mapping.ts';

const INDICATORS = [
  { code: 'paid_gmv', aliases: ['支付GMV', 'Paid GMV'] },
  { code: 'gpm', aliases: ['千次观看成交金额'] },
  { code: 'live_cvr', aliases: [] },
];
const kindOf = (headers: string, ...rows: string[]) =>
  suggestMapping(
    headers.split(','),
    rows.map((row) => row.split(',')),
    INDICATORS,
  ).mapping.kind;

describe('files about merchants', () => {
  it.each([
    ['merchant_id,zip_prefix,city,state,main_category', 'm1,123,sao paulo,SP,toys', 'merchants'],
    ['商家ID,商家名称,商家类型,开店日期', 'M1,甲,品牌,2023-01-01', 'merchants'],
    ['店铺编号,店铺名称,城市', 'M1,甲,杭州', 'merchants'],
    [
      'provider_id,sdr_id,merchant_id,won_at,business_segment',
      'p,s,m,2018-04-19T22:00:00,pet',
      'service_relations',
    ],
    ['服务商编号,商家编号,角色,开始日期,结束日期', 'P1,M1,协同,2026-01-01,', 'service_relations'],
    [
      'merchant_id,month,gmv_brl,orders,band_nominal,band_x100',
      'm1,2017-04,1644.50,13,0,1',
      'merchant_months',
    ],
    ['商家编号,月份,支付GMV（万元）', 'M1,2026-08,36', 'merchant_months'],
    ['merchant_id,month,paidGmv,netGmv,refundGmv,orders', 'M1,2026-08,1,1,0,2', 'merchant_months'],
  ])('%s are told by their headers', (headers, row, kind) => {
    expect(kindOf(headers, row)).toBe(kind);
  });

  it.each([
    ['商家ID,月份,支付GMV,gpm,live_cvr', 'M1,2026-08,1,2,3', 'facts_wide'],
    ['店铺ID,统计月份,指标名称,指标值', 'M1,2026-08,gpm,5', 'facts_long'],
    ['服务商ID,名称,类型,类目', 'P1,甲,mcn,服饰', 'providers'],
    ['商家ID,名称,分类,入驻日期,城市,能力模型', 'P1,甲,mcn,2026-01-01,杭州,x', 'providers'],
    ['服务商编号,月份,支付GMV', 'P1,2026-08,36', 'facts_wide'],
    ['x,y,z', 'a,b,c', 'facts_long'],
  ])('%s are not taken for them', (headers, row, kind) => {
    expect(kindOf(headers, row)).toBe(kind);
  });

  it('sessions of a service are known by their header', () => {
    const fieldsOf = (sessions: string) => {
      const headers = ['服务商编号', '商家编号', '开始日期', '操盘场次'];
      return suggestMapping(headers, [['P1', 'M1', '2026-01-01', sessions]], INDICATORS).mapping;
    };
    expect(fieldsOf('1,200')).toMatchObject({
      kind: 'service_relations',
      fields: { startedOn: '开始日期', operatedSessions: '操盘场次' },
    });
  });

  it('the columns of a real file are known', () => {
    const headers = ['merchant_id', 'month', 'gmv_brl', 'orders', 'band_nominal', 'band_x100'];
    const { mapping, confidence, unused } = suggestMapping(
      headers,
      [['m', '2017-04', '1.5', '3', '0', '1']],
      [],
    );
    expect(mapping).toEqual({
      kind: 'merchant_months',
      decimal: '.',
      fields: {
        merchant: 'merchant_id',
        period: 'month',
        paidGmv: 'gmv_brl',
        netGmv: null,
        refundGmv: null,
        orders: 'orders',
      },
    });
    expect(confidence).toBe(1);
    expect(unused).toEqual(['band_nominal', 'band_x100']);
  });

  it('a kind that somebody asks for is mapped from any id', () => {
    const { mapping } = suggestMapping(['seller_id', 'month', 'gmv'], [], [], 'merchant_months');
    expect(mapping).toMatchObject({ fields: { merchant: 'seller_id', period: 'month', paidGmv: 'gmv' } });
  });
});
