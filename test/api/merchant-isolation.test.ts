import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../server/context.ts';
import { createImportApi, type ImportApi } from '../support/import-api.ts';

/** What the database itself gives each caller: asked without any filter, as a forgetful query would. */
let api: ImportApi;
beforeAll(async () => {
  api = await createImportApi();
  const files = [
    'id,name,city\nA,甲,沈阳\nB,乙,杭州\nC,丙,大连\n',
    'merchant_id,name,city\nOwn,甲店,沈阳\nShared,乙店,杭州\nOther,丙店,杭州\nFree,丁店,沈阳\n',
    [
      'provider_id,merchant_id,role,started_on,ended_on',
      'A,Own,primary,2026-04-15,',
      'A,Shared,assist,2026-03-01,2026-05-31',
      'B,Shared,primary,2026-01-01,',
      'B,Other,primary,2026-01-01,',
    ].join('\n'),
    [
      'merchant_id,month,paidGmv',
      ...['Own', 'Shared', 'Other', 'Free'].flatMap((merchant) =>
        Array.from(
          { length: 10 },
          (_, at) => `${merchant},2026-${String(at + 1).padStart(2, '0')},${at + 1}`,
        ),
      ),
    ].join('\n'),
  ];
  for (const file of files) await api.client.import(`${file}\n`);
});
afterAll(() => api.database.close());

const caller = (role: Caller['role'], scope: Partial<NonNullable<Caller['scope']>> | null): Caller => ({
  id: 'somebody',
  name: 'somebody',
  role,
  scope: scope && { providers: [], regions: [], cities: [], ...scope },
});
const OPS = caller('ops_viewer', null);
const REGION = caller('regional', { regions: ['northeast'] });
const CITY = caller('regional', { cities: ['330100'] });
const OWNER = caller('provider_owner', { providers: ['A'] });

async function read(who: Caller | null) {
  const db = api.context.openFor(who);
  try {
    const merchants = await db.selectFrom('merchant').select('externalId').orderBy('externalId').execute();
    const relations = await db
      .selectFrom('serviceRelation')
      .innerJoin('merchant', 'merchant.id', 'serviceRelation.merchantId')
      .select(['externalId', 'role'])
      .orderBy('externalId')
      .orderBy('role')
      .execute();
    const months = await db
      .selectFrom('merchantMonth')
      .innerJoin('merchant', 'merchant.id', 'merchantMonth.merchantId')
      .innerJoin('period', 'period.id', 'merchantMonth.periodId')
      .select(['externalId', 'code'])
      .orderBy('externalId')
      .orderBy('code')
      .execute();
    const all = await db.selectFrom('merchantMonth').select('merchantId').execute();
    // No month is seen of a merchant that is not.
    expect(all).toHaveLength(months.length);
    const spans = new Map<string, string>();
    for (const { externalId, code } of months)
      spans.set(externalId, `${spans.get(externalId)?.slice(0, 7) ?? code}…${code}`);
    return {
      merchants: merchants.map(({ externalId }) => externalId),
      relations: relations.map(({ externalId, role }) => `${externalId} ${role}`),
      months: Object.fromEntries(spans),
    };
  } finally {
    await db.destroy();
  }
}

const YEAR = '2026-01…2026-10';

describe('merchants, their relations and months', () => {
  it('are all open to operations', async () => {
    expect(await read(OPS)).toEqual({
      merchants: ['Free', 'Other', 'Own', 'Shared'],
      relations: ['Other primary', 'Own primary', 'Shared assist', 'Shared primary'],
      months: { Free: YEAR, Other: YEAR, Own: YEAR, Shared: YEAR },
    });
  });

  it('are open to a region by place, or by a provider of it that serves them; other providers stay unnamed', async () => {
    expect(await read(REGION)).toEqual({
      merchants: ['Free', 'Own', 'Shared'],
      relations: ['Own primary', 'Shared assist'],
      months: { Free: YEAR, Own: YEAR, Shared: YEAR },
    });
    expect(await read(CITY)).toEqual({
      merchants: ['Other', 'Shared'],
      relations: ['Other primary', 'Shared primary'],
      months: { Other: YEAR, Shared: YEAR },
    });
  });

  it('are open to a provider for its own service: three months before, and three after its end', async () => {
    expect(await read(OWNER)).toEqual({
      merchants: ['Own', 'Shared'],
      relations: ['Own primary', 'Shared assist'],
      months: { Own: YEAR, Shared: '2026-01…2026-08' },
    });
    const late = caller('provider_member', { providers: ['C'] });
    await api.client.import('provider_id,merchant_id,started_on\nC,Free,2026-08-20\n');
    expect(await read(late)).toEqual({
      merchants: ['Free'],
      relations: ['Free primary'],
      months: { Free: '2026-05…2026-10' },
    });
  });

  it('are open to nobody else', async () => {
    const nothing = { merchants: [], relations: [], months: {} };
    expect(await read(null)).toEqual(nothing);
    expect(await read(caller('regional', { regions: ['south_china'] }))).toEqual(nothing);
    expect(await read(caller('provider_owner', { providers: ['nobody'] }))).toEqual(nothing);
  });

  it('are changed by graders only', async () => {
    for (const who of [OPS, REGION, OWNER]) {
      const db = api.context.openFor(who);
      const change = db.updateTable('merchant').set({ compliance: 'veto' }).execute();
      await expect(change).rejects.toThrow(/permission denied/);
      const months = db.updateTable('merchantMonth').set({ paidGmv: 0 }).execute();
      await expect(months).rejects.toThrow(/permission denied/);
      const relations = db.deleteFrom('serviceRelation').execute();
      await expect(relations).rejects.toThrow(/permission denied/);
      await db.destroy();
    }
  });

  it('a month is read through its table only, never past the policy', async () => {
    const { rows } = await api.database.pool.query<{ relname: string }>(
      `select relname from pg_class where relname like 'merchant_month_2026%' and relkind = 'r' limit 1`,
    );
    const connection = await api.database.pool.connect();
    try {
      await connection.query('set role windmaker_tenant');
      const direct = connection.query(`select 1 from ${rows[0]?.relname}`);
      await expect(direct).rejects.toThrow(/permission denied/);
    } finally {
      await connection.query('reset role');
      connection.release();
    }
  });
});
