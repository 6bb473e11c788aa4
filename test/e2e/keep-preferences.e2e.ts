import { expect, test } from '../support/journey.ts';

test('language and appearance stay after a reload', { tag: '@server' }, async ({ page, open }) => {
  await open('/assessments');
  await expect(page.getByRole('heading', { level: 1, name: '评估' })).toBeVisible();
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Assessments' })).toBeVisible();
  await page.getByRole('button', { name: 'Display settings' }).click();
  await page.getByRole('radio', { name: 'Dark' }).press('Space');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect.poll(background).toBe('rgb(14, 20, 24)');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Assessments' })).toBeVisible();
  await expect.poll(background).toBe('rgb(14, 20, 24)');
  await expect(page.getByRole('link', { name: 'Oct 2026' }).first()).toBeVisible();
  await page.getByRole('button', { name: '切换到中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '评估' })).toBeVisible();
});
