import { defaultModel } from '../../src/domain/model/default-model.ts';
import { refreshAlerts } from '../alerts/refresh-alerts.ts';
import type { AppContext } from '../context.ts';
import { storeDefaultSettings } from '../leaps/settings-in-force.ts';
import { refreshProviderMonths } from '../leaps/store-provider-months.ts';
import { storeModelVersion } from '../models/store-model.ts';
import { storePublishedTargets } from '../targets/published-targets.ts';
import { migrateToLatest } from './migrate.ts';

/** Key of the setting that names the model family shown first: `{ "code": … }`. */
const DEFAULT_MODEL_SETTING = 'default_model';

/** Brings the database to this program's schema; an empty one gets the five-capability model as version 1. */
export async function prepareDatabase(context: Pick<AppContext, 'db' | 'now'>): Promise<void> {
  const { db } = context;
  await migrateToLatest(db);
  await storeDefaultSettings(db, context.now());
  await storePublishedTargets(db, context.now());
  await fillProviderMonths(db);
  // A month may have ended since the last start, and the published goals may be new.
  await db.transaction().execute((trx) => refreshAlerts(trx, context));
  const known = await db
    .selectFrom('setting')
    .select('key')
    .where('key', '=', DEFAULT_MODEL_SETTING)
    .executeTakeFirst();
  if (known) return;
  await db.transaction().execute((trx) =>
    storeModelVersion(trx, {
      model: defaultModel,
      note: '',
      putInForce: true,
      by: 'system',
      now: context.now(),
    }),
  );
  await db
    .insertInto('setting')
    .values({ key: DEFAULT_MODEL_SETTING, value: JSON.stringify({ code: defaultModel.code }) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Facts stored before there were provider months; from then on every import brings its own. */
async function fillProviderMonths(db: AppContext['db']): Promise<void> {
  const filled = await db.selectFrom('providerMonth').select('month').limit(1).executeTakeFirst();
  if (!filled) await db.transaction().execute((trx) => refreshProviderMonths(trx));
}

/** Code of the model family shown first; null before there is one. */
export async function getDefaultModelCode(db: AppContext['db']): Promise<string | null> {
  const setting = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', DEFAULT_MODEL_SETTING)
    .executeTakeFirst();
  const code = setting?.value.code;
  return typeof code === 'string' ? code : null;
}
