import type { AppContext } from '../../server/context.ts';
import type { RegionCode } from '../../src/domain/geography/regions.ts';
import { type App, callApi } from './api-call.ts';

/** Leaps wanted in the sample's programme year; some are ahead of the data, some behind. */
const REGION_GOALS: Readonly<Record<RegionCode, number>> = {
  east_china: 2800,
  north_china: 560,
  northeast: 540,
  central_china: 200,
  south_china: 1200,
  southwest: 700,
  northwest: 180,
};
/** 沈阳 and 长春, the northeast's cities of the programme. */
const CITY_GOALS: Readonly<Record<string, number>> = { '210100': 120, '220100': 110 };
const PROVIDER_GOALS: Readonly<Record<string, number>> = {
  P00109: 65,
  P00111: 20,
  P00204: 40,
  P00088: 30,
  P00046: 30,
};
const YEAR = { from: '2026-01', to: '2026-12', startValue: 0, curve: { kind: 'straight' } };

/** Targets below the published ones, so that every group has some of its own. */
export async function loadTargets(app: App, { db }: Pick<AppContext, 'db'>): Promise<void> {
  const wanted = [
    ...Object.entries(REGION_GOALS).map(([scope, goal]) => ({ level: 'region', scope, goal })),
    ...Object.entries(CITY_GOALS).map(([scope, goal]) => ({ level: 'city', scope, goal })),
    ...Object.entries(PROVIDER_GOALS).map(([scope, goal]) => ({ level: 'provider', scope, goal })),
  ];
  const { known } = await db
    .selectFrom('target')
    .select(({ fn }) => fn.countAll<number>().as('known'))
    .where('level', '<>', 'programme')
    .executeTakeFirstOrThrow();
  // An interrupted load goes on after the targets it has set.
  for (const target of wanted.slice(Number(known))) {
    await callApi(app, '/api/targets', {
      body: JSON.stringify({ ...target, ...YEAR, measure: 'leaps', owner: null, note: '' }),
    });
  }
}
