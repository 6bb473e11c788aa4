import type { AppContext } from '../../server/context.ts';
import { importText } from './import-text.ts';
import {
  SAMPLE_MERCHANT_COLUMNS,
  SAMPLE_MERCHANT_MONTH_COLUMNS,
  SAMPLE_RELATION_COLUMNS,
  sampleMerchantMonthsCsvLines,
  sampleMerchantsCsvLines,
  sampleRelationsCsvLines,
} from './sample-csv.ts';
import { generateSampleMerchants } from './sample-merchants.ts';

/** Merchants, their months and who serves them, through the product's own import. */
export async function loadMerchants(
  context: AppContext,
  model: string,
  report: (line: string) => void,
): Promise<void> {
  report('正在载入样本商家 · loading sample merchants …');
  const merchants = sampleMerchantsCsvLines();
  await importText(context, model, 'merchants', 'sample-merchants.csv', SAMPLE_MERCHANT_COLUMNS, merchants);
  const ids = generateSampleMerchants().map(({ id }) => id);
  await context.db.updateTable('merchant').set({ sample: true }).where('externalId', 'in', ids).execute();
  // Relations last: every import is followed by an evaluation, and only then do the leaps have all they rest on.
  report('正在载入样本商家月度数据 · loading sample merchant months …');
  const months = sampleMerchantMonthsCsvLines();
  const monthColumns = SAMPLE_MERCHANT_MONTH_COLUMNS;
  await importText(context, model, 'merchant_months', 'sample-merchant-months.csv', monthColumns, months);
  report('正在载入样本服务关系并评估跃迁 · loading sample service relations, evaluating leaps …');
  const relations = sampleRelationsCsvLines();
  const columns = SAMPLE_RELATION_COLUMNS;
  await importText(context, model, 'service_relations', 'sample-service-relations.csv', columns, relations);
}
