import type { z } from 'zod';
import { importText } from '../../mocks/sample/import-text.ts';
import type { AppContext } from '../../server/context.ts';
import type { countAlerts } from '../../src/contract/alert-counts.ts';
import type { Alert, Digest, listAlerts } from '../../src/contract/alerts.ts';
import type { TargetDetail } from '../../src/contract/targets.ts';
import type { AlertKind } from '../../src/domain/alert/alert-kind.ts';
import type { ApiClient } from './api-client.ts';
import { clientOf, storeAccount } from './programme-world.ts';
import { MODEL } from './sample-cohort.ts';

const WAN = 10_000;

async function importCsv(
  context: AppContext,
  kind: Parameters<typeof importText>[2],
  header: string,
  lines: readonly string[],
): Promise<void> {
  const text = `${[header, ...lines].join('\n')}\n`;
  await importText(context, MODEL, kind, `${kind}.csv`, header.split(','), [text]);
}

/** Months from `first` of this or last year on, in 万. */
export async function importMonths(
  context: AppContext,
  merchants: readonly [merchant: string, first: string, wan: readonly number[]][],
): Promise<void> {
  const lines = merchants.flatMap(([merchant, first, wan]) => {
    const [year = 0, month = 1] = first.split('-').map(Number);
    return wan.map((amount, at) => {
      const index = year * 12 + month - 1 + at;
      const code = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
      return `${merchant},${code},${Math.round(amount * WAN)}`;
    });
  });
  await importCsv(context, 'merchant_months', 'merchant,period,paidGmv', lines);
}

/** One of every kind, in two regions. The last full month is 2026-10. */
export async function storeAlertWorld(context: AppContext): Promise<Record<string, TargetDetail>> {
  await importCsv(context, 'providers', 'id,name,city,joinedOn', [
    'PA,甲服务商,杭州,2024-01-01',
    'PB,乙服务商,宁波,2024-01-01',
    'PC,丙服务商,沈阳,2024-01-01',
  ]);
  await importCsv(context, 'merchants', 'id,name,city', [
    ...['M1,一店,杭州', 'M2,二店,杭州', 'M3,三店,沈阳', 'M4,四店,杭州', 'M5,五店,杭州'],
  ]);
  await importCsv(context, 'service_relations', 'provider,merchant,role,startedOn,endedOn', [
    'PA,M1,primary,2026-08-01,',
    'PA,M2,primary,2026-06-01,',
    'PC,M3,primary,2026-08-01,',
    // Two of one region dispute M4, two of different regions M5.
    'PA,M4,primary,2026-01-01,',
    'PB,M4,primary,2026-01-01,',
    'PA,M5,primary,2026-01-01,',
    'PC,M5,primary,2026-01-01,',
  ]);
  await importMonths(context, [
    ['M1', '2026-05', [8, 8, 8, 8, 15, 16]],
    ['M2', '2026-03', [8, 8, 8, 15, 16, 17, 9, 7]],
    ['M3', '2026-05', [8, 8, 8, 8, 35, 36]],
    ['M4', '2025-10', [8, 8, 8, 40, 40, 40]],
    ['M5', '2025-10', [8, 8, 8, 40, 40, 40]],
  ]);
  await storeAccount(context.db, 'lead-north', '东北负责人');
  await storeAccount(context.db, 'lead-west', '西部负责人');
  const grader = clientOf(context, 'ops_grader', null);
  const set = (level: string, scope: string | null, goal: number, owner: string | null) =>
    grader.post<TargetDetail>('/api/targets', {
      ...{ level, scope, goal, owner, measure: 'leaps', startValue: null },
      ...{ from: '2026-01', to: '2026-12', curve: { kind: 'straight' } },
    });
  return {
    north: await set('region', 'northeast', 12, 'lead-north'),
    hangzhou: await set('city', '330100', 6, 'lead-north'),
    provider: await set('provider', 'PA', 24, null),
    // Of nothing that its owner may see.
    east: await set('region', 'east_china', 10, 'lead-west'),
  };
}

export type AlertPage = z.output<typeof listAlerts.response.shape>;

export const list = (client: ApiClient, query = '') =>
  client.get<AlertPage>(`/api/alerts?limit=200&${query}`);
export const count = (client: ApiClient) =>
  client.get<z.output<typeof countAlerts.response.shape>>('/api/alerts/count');
export const digest = (client: ApiClient, day: string) => client.get<Digest>(`/api/alerts/digest?day=${day}`);

/** What an alert is and what it is about, in two words. */
export function about(alert: Alert): string {
  if ('leap' in alert) return `${alert.kind} ${alert.leap.merchant.id}`;
  if ('merchant' in alert) return `${alert.kind} ${alert.merchant.id}`;
  return `${alert.kind} ${alert.target.scope ?? alert.target.measure}`;
}

export const aboutAll = ({ items }: AlertPage) => items.map(about).sort();

/** The newest of that kind about that. */
export async function find(client: ApiClient, kind: AlertKind, what: string, query = 'state=all') {
  const { items } = await list(client, `${query}&kind=${kind}`);
  return items.find((alert) => about(alert) === `${kind} ${what}`);
}
