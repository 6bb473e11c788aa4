import { callApi } from '../../../../mocks/sample/api-call.ts';
import { assessAndPublish } from '../../../../mocks/sample/assess-and-publish.ts';
import { importText } from '../../../../mocks/sample/import-text.ts';
import { SAMPLE_FACT_COLUMNS } from '../../../../mocks/sample/sample-csv.ts';
import { generateSampleFacts } from '../../../../mocks/sample/sample-facts.ts';
import { generateSampleProviders } from '../../../../mocks/sample/sample-providers.ts';
import { createApp } from '../../../../server/app.ts';
import type { AppContext } from '../../../../server/context.ts';
import type { Assessment } from '../../../../src/contract/assessments.ts';
import type { ImportRecord } from '../../../../src/contract/imports.ts';
import { MODEL, type Objects, PERIODS, READY_FILE, WAITING_FILE } from '../objects.ts';
import { EVERYBODY } from '../tenants.ts';
import { addPeople } from './add-people.ts';
import { addWebhook } from './add-webhook.ts';
import { decideLeap, importMerchants } from './import-merchants.ts';
import { raiseAppeals } from './raise-appeals.ts';
import { numberAlerts, readAlerts } from './read-alerts.ts';
import { changeSettings, setTargets } from './set-targets.ts';

/** Through the product's own doors, so that every text is where a real one would be. */
export async function fillWorld(context: AppContext): Promise<Objects> {
  const app = createApp(context);
  const columns = ['id', 'name', 'nameEn', 'category', 'city', 'industry', 'joinedOn', 'compliance'] as const;
  const models = generateSampleProviders()
    .filter(({ category }) => category === 'mcn')
    .slice(0, EVERYBODY.length);
  const rows = EVERYBODY.map((one) =>
    columns
      .map((column) => ({ ...one, category: 'mcn', joinedOn: '2024-01-01', compliance: 'clear' })[column])
      .join(','),
  );
  await importText(context, MODEL, 'providers', 'cnry-file-of-providers.csv', columns, [
    [columns.join(','), ...rows, ''].join('\n'),
  ]);
  await importText(context, MODEL, 'facts_long', 'cnry-file-of-facts.csv', SAMPLE_FACT_COLUMNS, facts());

  await numberAlerts(context);
  const settings = await changeSettings(context);
  const webhook = await addWebhook(context);
  await importMerchants(context);
  const leaps = await decideLeap(context);

  await assessAndPublish(app, { model: MODEL, period: PERIODS.older });
  const first = await assessAndPublish(app, { model: MODEL, period: PERIODS.latest });
  const draftOf = (period: string, note: string) =>
    callApi(app, '/api/assessments', {
      body: JSON.stringify({ model: MODEL, period, note }),
    }) as Promise<Assessment>;
  const next = await draftOf(PERIODS.latest, 'cnry-published-note');
  await callApi(app, `/api/assessments/${next.id}/publish`, { revision: next.revision });
  const draft = await draftOf(PERIODS.draftOnly, 'cnry-draft-note');

  const open = async (fileName: string, file: string) =>
    (await callApi(app, '/api/imports', {
      body: JSON.stringify({
        model: MODEL,
        fileName,
        sizeBytes: file.length,
        mapping: {
          kind: 'facts_long',
          columns: SAMPLE_FACT_COLUMNS.map((header) => ({ header, target: header })),
        },
      }),
    })) as ImportRecord;
  const opened = await open('cnry-file-ready.csv', READY_FILE);
  const ready = (await callApi(app, `/api/imports/${opened.id}/content`, {
    method: 'PUT',
    body: READY_FILE,
    type: 'application/octet-stream',
  })) as ImportRecord;
  const waiting = await open('cnry-file-waiting.csv', WAITING_FILE);
  await addPeople(context);
  const { items } = (await (await app.request('/api/imports?status=confirmed')).json()) as {
    items: ImportRecord[];
  };
  const read = async (id: string) =>
    (await (await app.request(`/api/assessments/${id}`)).json()) as Assessment;
  return {
    published: await read(next.id),
    superseded: await read(first),
    draft,
    stored: items[0] as ImportRecord,
    ready,
    waiting,
    appeals: await raiseAppeals(context, next.id),
    leaps,
    targets: await setTargets(context),
    alerts: await readAlerts(context),
    settings,
    webhook,
  };

  function* facts(): Generator<string> {
    yield `${SAMPLE_FACT_COLUMNS.join(',')}\n`;
    const idOf = new Map(models.map((model, at) => [model.id, EVERYBODY[at]?.id]));
    for (const fact of generateSampleFacts(models)) {
      if (fact.period < '2026-05') continue;
      yield `${idOf.get(fact.provider)},${fact.period},${fact.indicator},${fact.numerator ?? ''},${fact.denominator ?? ''},${fact.n ?? ''}\n`;
    }
  }
}
