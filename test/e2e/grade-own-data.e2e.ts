import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '../support/journey.ts';

const model = JSON.parse(readFileSync(resolve(import.meta.dirname, '../fixtures/own-model.json'), 'utf8'));

const providers = 'id,name,category\nOWN-1,甲测试商家,\nOWN-2,乙测试商家,\nOWN-3,丙测试商家,\n';
// One clean line per provider and indicator; the last two lines must be rejected.
const facts = [
  'provider,period,indicator,numerator,denominator,n',
  'OWN-1,2026-10,repeat_rate,60,100,100',
  'OWN-1,2026年10月,on_time_rate,９８,100,100',
  'OWN-2,2026/10,on_time_rate,5%,1,100',
  'OWN-3,2026-10,repeat_rate,--,,0',
  'OWN-9,2026-10,repeat_rate,1,2,2',
  'OWN-1,2026-10,repeat_rate,61,100,100',
].join('\n');

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('five steps: a model, providers, facts, an assessment, the results', async ({ page, open }, info) => {
  const code = `${model.code}-${info.project.name}`;
  const confirmation = page.getByRole('region', { name: '确认' });

  await open('/models?new=1');
  await page.getByLabel('选择模型文件（JSON）').setInputFiles({
    name: 'model.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...model, code })),
  });
  await page.getByRole('button', { name: '保存为新版本' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '自有模型 v1' })).toBeVisible();

  const upload = async (name: string, text: string) => {
    await open('/imports/new');
    await page.getByLabel('能力模型').selectOption(code);
    await page.getByLabel('选择 CSV 文件').setInputFiles(csv(name, text));
    await page.getByRole('button', { name: '读取并检查' }).click();
  };

  await upload('providers.csv', providers);
  await page.getByRole('button', { name: '存入 3 行' }).click();
  await expect(page.getByRole('link', { name: '查看服务商' })).toBeVisible();

  await upload('facts.csv', facts);
  const report = page.getByRole('region', { name: '被拒绝的行' });
  await expect(report.getByRole('row', { name: /OWN-9/ })).toContainText('6');
  await expect(report).toContainText('2 行');
  await page.getByRole('button', { name: '存入 4 行' }).click();
  await page.getByRole('link', { name: '运行评估' }).click();

  // The model of the import comes along.
  await expect(page.getByLabel('能力模型', { exact: true }).last()).toHaveValue(code);
  await page.getByRole('button', { name: '开始评估' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '自有模型 · 2026年10月' })).toBeVisible();
  await page.getByRole('button', { name: '复算核对' }).click();
  await expect(page.getByText(/复算一致/)).toBeVisible();
  await page.getByRole('button', { name: '发布' }).click();
  await expect(confirmation).toContainText('2 家评级结果');
  await confirmation.getByRole('button', { name: '发布' }).click();
  await expect(page.getByRole('button', { name: '丢弃草稿' })).toBeHidden();

  await open(`/providers?model=${code}`);
  await expect(page.getByRole('row', { name: /甲测试商家/ })).toBeVisible();
  await open(`/providers/OWN-3?model=${code}`);
  // Nothing reported is not rated, never 0.
  await expect(page.getByRole('region', { name: '结论' })).toContainText('未评级');

  // The same file again: the mapping is remembered and nothing would change.
  await open('/imports/new');
  await page.getByLabel('能力模型').selectOption(code);
  await page.getByLabel('选择 CSV 文件').setInputFiles(csv('facts.csv', facts));
  await expect(page.getByText('已沿用上次确认过的列对应关系')).toBeVisible();
  await page.getByRole('button', { name: '读取并检查' }).click();
  await expect(page.getByText(/与之前确认过的一次导入完全相同/)).toBeVisible();

  // A draft of the same period can be discarded.
  await open(`/assessments?model=${code}&new=1`);
  await page.getByRole('button', { name: '开始评估' }).click();
  await page.getByRole('button', { name: '丢弃草稿' }).click();
  await confirmation.getByRole('button', { name: '丢弃草稿' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '评估', exact: true })).toBeVisible();
});
