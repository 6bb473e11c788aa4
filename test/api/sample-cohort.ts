import { assessAndPublish as assessAndPublishPeriod } from '../../mocks/sample/assess-and-publish.ts';
import { importText } from '../../mocks/sample/import-text.ts';
import { SAMPLE_FACT_COLUMNS, SAMPLE_PROVIDER_COLUMNS } from '../../mocks/sample/sample-csv.ts';
import { generateSampleFacts } from '../../mocks/sample/sample-facts.ts';
import { generateSampleProviders, type SampleProvider } from '../../mocks/sample/sample-providers.ts';
import { createApp } from '../../server/app.ts';
import type { AppContext } from '../../server/context.ts';

export const MODEL = 'five-capability';

/** Every `step`-th sample provider with their facts since `firstMonth`, through the product's own import. */
export async function importSampleCohort(
  context: AppContext,
  { step, firstMonth }: { step: number; firstMonth: string },
): Promise<SampleProvider[]> {
  const providers = generateSampleProviders().filter((_, index) => index % step === 0);
  const rows = providers.map((provider) =>
    SAMPLE_PROVIDER_COLUMNS.map((column) => provider[column] ?? '').join(','),
  );
  const text = [SAMPLE_PROVIDER_COLUMNS.join(','), ...rows, ''].join('\n');
  await importText(context, MODEL, 'providers', 'providers.csv', SAMPLE_PROVIDER_COLUMNS, [text]);
  await context.db.updateTable('provider').set({ sample: true }).execute();
  await importText(
    context,
    MODEL,
    'facts_long',
    'facts.csv',
    SAMPLE_FACT_COLUMNS,
    factLines(providers, firstMonth),
  );
  return providers;
}

function* factLines(providers: readonly SampleProvider[], firstMonth: string): Generator<string> {
  yield `${SAMPLE_FACT_COLUMNS.join(',')}\n`;
  for (const { provider, period, indicator, numerator, denominator, n } of generateSampleFacts(providers)) {
    if (period < firstMonth) continue;
    yield `${provider},${period},${indicator},${numerator ?? ''},${denominator ?? ''},${n ?? ''}\n`;
  }
}

export function assessAndPublish(context: AppContext, period: string): Promise<string> {
  return assessAndPublishPeriod(createApp(context), { model: MODEL, period });
}
