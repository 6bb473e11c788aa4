import { createApp } from '../../server/app.ts';
import type { AppContext, Caller } from '../../server/context.ts';
import { getDefaultModelCode } from '../../server/db/prepare-database.ts';
import { fixedIdentity } from '../../server/identity/identity.ts';
import { periodStartDate, shiftPeriod } from '../../src/domain/period/period.ts';
import { assessAndPublish } from './assess-and-publish.ts';
import { importText } from './import-text.ts';
import { loadMerchants } from './load-merchants.ts';
import { loadTargets } from './load-targets.ts';
import {
  SAMPLE_FACT_COLUMNS,
  SAMPLE_PROVIDER_COLUMNS,
  sampleFactsCsvLines,
  sampleProvidersCsv,
} from './sample-csv.ts';
import { GRADED_MONTHS } from './sample-months.ts';
import { generateSampleProviders } from './sample-providers.ts';

/** Who the stored rows say brought them. */
const SAMPLE_CALLER: Caller = { id: 'sample', name: 'sample data', role: 'ops_admin', scope: null };
const SAMPLE_SETTING = 'sample_data';

type Report = (line: string) => void;

/**
 * Loads the fictional providers and facts through the product's own import, then assesses and publishes eighteen months
 * in order. An interrupted load goes on where it stopped; a finished one, or a database with providers of its own, is
 * left as it is. Answers whether the sample is there now.
 */
export async function loadSampleData(
  context: AppContext,
  report: Report = () => undefined,
): Promise<boolean> {
  const { db } = context;
  const modelCode = await getDefaultModelCode(db);
  if (modelCode === null) throw new Error('prepare the database before loading sample data');
  const state = await readState(context);
  if (state === 'loaded') return true;
  if (state === 'foreign') return false;

  // The sample ends in a fixed month: to the import and to the leaps it is over, whatever the machine's clock says.
  const sampleEnd = new Date(`${periodStartDate(shiftPeriod(GRADED_MONTHS.at(-1) ?? '', 1))}T12:00:00Z`);
  const now = () => (context.now() > sampleEnd ? context.now() : sampleEnd);
  const loader: AppContext = { ...context, now, identity: fixedIdentity(SAMPLE_CALLER) };

  await writeState(context, 'loading');
  report('正在载入样本服务商 · loading sample providers …');
  await importText(loader, modelCode, 'providers', 'sample-providers.csv', SAMPLE_PROVIDER_COLUMNS, [
    sampleProvidersCsv(),
  ]);
  const ids = generateSampleProviders().map((provider) => provider.id);
  await db.updateTable('provider').set({ sample: true }).where('externalId', 'in', ids).execute();
  report('正在载入样本数据 · loading sample facts …');
  await importText(
    loader,
    modelCode,
    'facts_long',
    'sample-facts.csv',
    SAMPLE_FACT_COLUMNS,
    sampleFactsCsvLines(),
  );
  await loadMerchants(loader, modelCode, report);

  const app = createApp(loader);
  for (const [index, period] of GRADED_MONTHS.entries()) {
    report(`正在评估 · assessing ${period} (${index + 1}/${GRADED_MONTHS.length})`);
    const published = await db
      .selectFrom('assessment')
      .select('id')
      .where('modelCode', '=', modelCode)
      .where('period', '=', period)
      .where('status', '=', 'published')
      .executeTakeFirst();
    if (published) continue;
    await assessAndPublish(app, { model: modelCode, period });
  }
  await loadTargets(app, context);
  await writeState(context, 'loaded');
  return true;
}

/** `foreign`: providers that are not ours to mix fictional ones into. */
async function readState({ db }: AppContext): Promise<'empty' | 'loading' | 'loaded' | 'foreign'> {
  const setting = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', SAMPLE_SETTING)
    .executeTakeFirst();
  const state = setting?.value.state;
  if (state === 'loaded' || state === 'loading') return state;
  const provider = await db.selectFrom('provider').select('id').limit(1).executeTakeFirst();
  return provider ? 'foreign' : 'empty';
}

async function writeState({ db }: AppContext, state: 'loading' | 'loaded'): Promise<void> {
  const value = JSON.stringify({ state });
  await db
    .insertInto('setting')
    .values({ key: SAMPLE_SETTING, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
