import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '../support/journey.ts';

const own = JSON.parse(readFileSync(resolve(import.meta.dirname, '../fixtures/own-model.json'), 'utf8'));

test('a broken model names every fault; a sound one becomes versions that can be compared', async ({
  page,
  open,
  shownAddress,
}, info) => {
  const code = `versions-${info.project.name}`;
  const sound = { ...own, code, name: { zh: '版本样例', en: 'Versions' } };
  const choose = (content: string) =>
    page
      .getByLabel(/选择模型文件|换一个文件/)
      .setInputFiles({ name: 'model.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  const save = page.getByRole('button', { name: '保存为新版本' });
  const drawer = page.getByRole('dialog', { name: '上传模型文件' });

  await open('/models?new=1');
  await choose('{ "code": "x", }');
  await expect(drawer.getByRole('alert')).toContainText('第 1 行');
  await expect(save).toBeDisabled();

  const broken = structuredClone(sound);
  broken.nodes[0].members[0].code = 'nobody';
  broken.tiers[0].gates.push({ kind: 'measure', indicator: 'nothing', atLeast: 1 });
  await choose(JSON.stringify(broken, null, 2));
  await save.click();
  const faults = drawer.getByRole('alert').getByRole('listitem');
  await expect(faults).toHaveCount(2);
  await expect(faults.filter({ hasText: 'nodes.0.members.0.code' })).toContainText('改法');
  await expect(faults.filter({ hasText: 'tiers.0.gates.1.indicator' })).toContainText(/第 \d+ 行/);

  await choose(JSON.stringify(sound));
  await expect(drawer).toContainText(`将新建模型「${code}」的 v1`);
  await save.click();
  await expect(page.getByRole('heading', { level: 1, name: '版本样例 v1' })).toBeVisible();

  const stricter = structuredClone(sound);
  stricter.tiers[0].gates[0].atLeast = 75;
  await open('/models?new=1');
  await choose(JSON.stringify(stricter));
  await expect(drawer.getByRole('heading', { name: '与生效版本 v1 相比：1 处不同' })).toBeVisible();
  await page.getByLabel('版本说明').fill('提高分数线');
  await save.click();
  await expect(page.getByRole('heading', { level: 1, name: '版本样例 v2' })).toBeVisible();
  const differences = page.getByRole('region', { name: '版本差异' });
  await expect(differences.getByRole('row').nth(1)).toContainText(/60.*75/);
  await expect(page.getByRole('region', { name: '版本', exact: true })).toContainText('提高分数线');

  // The same content again makes no version.
  await open('/models?new=1');
  await choose(JSON.stringify(stricter));
  await save.click();
  await expect(page.getByText('没有产生新版本')).toBeVisible();
  expect(shownAddress()).toContain(`/models/${code}/2`);

  await open(`/models/${code}/1`);
  await page.getByRole('button', { name: '设为生效' }).click();
  await page.getByRole('region', { name: '确认' }).getByRole('button', { name: '设为生效' }).click();
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('生效中');
});
