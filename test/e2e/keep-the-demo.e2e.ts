import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';

const providers = 'id,name,category\nKEEP-1,演示留存商家,\n';

/** The server's data outlive a page by themselves; the demo has to keep them in the browser. */
test('what a visitor changes is in every tab, outlives a reload and can be reset', { tag: '@demo' }, async ({
  browser,
  baseURL,
}) => {
  const visitor = await browser.newContext();
  const open = async (page: Page, address: string) => {
    await page.goto(`${baseURL}#${address}`);
    await page.getByRole('main').waitFor({ timeout: 120_000 });
  };
  const page = await visitor.newPage();
  await open(page, '/imports/new');
  await page.getByLabel('选择 CSV 文件').setInputFiles({
    name: 'providers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(providers),
  });
  await page.getByRole('button', { name: '读取并检查' }).click();
  await page.getByRole('button', { name: '存入 1 行' }).click();
  await expect(page.getByRole('link', { name: '查看服务商' })).toBeVisible();

  const second = await visitor.newPage();
  await open(second, '/imports');
  const imported = (tab: Page) => tab.getByRole('link', { name: 'providers.csv', exact: true });
  await expect(imported(second)).toBeVisible();

  // Written a moment later, and then the visit ends: the next one finds it.
  await expect.poll(() => page.evaluate(countStoredFiles)).toBeGreaterThan(0);
  await page.close();
  await second.goto('about:blank');
  await open(second, '/imports');
  await expect(imported(second)).toBeVisible();

  const other = await visitor.newPage();
  await open(other, '/imports');
  await expect(imported(other)).toBeVisible();
  await second.getByRole('button', { name: '演示', exact: true }).click();
  await second.getByRole('button', { name: '恢复初始数据' }).click();
  for (const tab of [second, other]) {
    await expect(imported(tab)).toHaveCount(0, { timeout: 120_000 });
    await expect(tab.getByRole('heading', { level: 1, name: '数据导入' })).toBeVisible({ timeout: 120_000 });
    await expect(imported(tab)).toHaveCount(0);
  }
  await visitor.close();
});

async function countStoredFiles(): Promise<number> {
  const [known] = await indexedDB.databases();
  if (!known?.name) return 0;
  const opening = indexedDB.open(known.name);
  return new Promise((resolve, reject) => {
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const count = opening.result.transaction('FILE_DATA').objectStore('FILE_DATA').count();
      count.onsuccess = () => resolve(count.result);
      opening.result.close();
    };
  });
}
