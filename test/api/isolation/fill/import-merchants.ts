import { sql } from 'kysely';
import { callApi } from '../../../../mocks/sample/api-call.ts';
import { importText } from '../../../../mocks/sample/import-text.ts';
import type { AppContext } from '../../../../server/context.ts';
import type { LeapPage } from '../../../../src/contract/leaps.ts';
import { shiftPeriod } from '../../../../src/domain/period/period.ts';
import { FIRST_MONTH, MERCHANTS, RELATIONS, type RelationName } from '../merchants.ts';
import { MODEL } from '../objects.ts';
import { TENANTS } from '../tenants.ts';
import { asSetter } from './set-targets.ts';

/** Merchants, who serves them and their months; leaps are evaluated by the last of these imports. */
export async function importMerchants(context: AppContext): Promise<void> {
  // An id of one figure would be found in any status.
  await sql`select setval(pg_get_serial_sequence('service_relation', 'id'), 70060000)`.execute(context.db);
  const file = (kind: Parameters<typeof importText>[2], columns: string, rows: readonly string[]) =>
    importText(context, MODEL, kind, `cnry-file-of-${kind}.csv`, columns.split(','), [
      `${[columns, ...rows].join('\n')}\n`,
    ]);
  await file(
    'merchants',
    'id,name,nameEn,industry,city',
    Object.values(MERCHANTS).map(({ id, name, nameEn, industry, city }) =>
      [id, name, nameEn, industry, city].join(','),
    ),
  );
  await file(
    'service_relations',
    'provider,merchant,role,startedOn,endedOn,operatedSessions',
    RELATIONS.map(
      ({ merchant, tenant, sessions }) => `${tenant.id},${merchant.id},primary,2026-01-01,,${sessions ?? ''}`,
    ),
  );
  await file(
    'merchant_months',
    'merchant,period,paidGmv',
    Object.values(MERCHANTS).flatMap(({ id, paidYuan }) =>
      paidYuan.map((yuan, at) => `${id},${shiftPeriod(FIRST_MONTH, at)},${yuan}`),
    ),
  );
}

/** Under which id each relation's leap is asked for; one of the disputes is decided. */
export async function decideLeap(context: AppContext): Promise<Record<RelationName, string>> {
  const app = asSetter(context);
  const response = await app.request('/api/leaps?limit=200');
  const { items } = (await response.json()) as LeapPage;
  const ids = RELATIONS.map(({ name, merchant, tenant }) => {
    const found = items.find((leap) => leap.merchant.id === merchant.id && leap.provider.id === tenant.id);
    if (!found) throw new Error(`no leap of ${name}`);
    return [name, found.id];
  });
  const leaps = Object.fromEntries(ids) as Record<RelationName, string>;
  const body = JSON.stringify({ providerId: TENANTS.D.id, reason: 'cnry-reason-of-a-decision' });
  await callApi(app, `/api/leaps/${leaps['decided C']}/attribution`, { body });
  return leaps;
}
