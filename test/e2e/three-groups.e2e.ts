import { expect, test } from '../support/journey.ts';

test('a regional lead sees the region and nothing else', async ({ page, open, signInAs }) => {
  await signInAs('north@windmaker.example');
  await open('/');
  await expect(page.getByRole('heading', { level: 1, name: '总览' })).toBeVisible();
  await expect(page.getByText('东北、华北')).toBeVisible();
  const menu = page.getByRole('navigation', { name: '主菜单' });
  await expect(menu.getByRole('link', { name: '服务商' })).toBeVisible();
  for (const name of ['数据导入', '评估', '人员与权限', '审计日志'])
    await expect(menu.getByRole('link', { name, exact: true })).toHaveCount(0);

  await open('/providers');
  await expect(page.getByText(/^共 \d+ 家服务商/)).toBeVisible();
  // P00109 is a provider of South China: for the northern team it does not exist.
  await open('/providers/P00109');
  await expect(page.getByText('未找到', { exact: false }).first()).toBeVisible();
});

test('a provider lands on its own standing and finds nobody else', async ({ page, open, signInAs }) => {
  await signInAs('owner109@windmaker.example');
  await open('/');
  await expect(page.getByText('若今天结算')).toBeVisible();
  await expect(page.getByText('下次结算')).toBeVisible();
  const menu = page.getByRole('navigation', { name: '主菜单' });
  await menu.getByRole('link', { name: '我的评分卡' }).click();
  await expect(page.getByText('P00109').first()).toBeVisible();
  await expect(page.getByText(/结果哈希 SHA-256 [0-9a-f]{64}/)).toBeVisible();

  await open('/providers/P00111');
  await expect(page.getByText('未找到', { exact: false }).first()).toBeVisible();
  await open('/imports');
  await expect(page.getByText('没有权限')).toBeVisible();
});

test('the palette jumps to a provider by pinyin and to a page', async ({ page, open, shownAddress }) => {
  await open('/models');
  await expect(page.getByText('five-capability').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox');
  await expect(box).toBeFocused();
  await page.keyboard.type('hz');
  await expect(
    page
      .getByRole('option')
      .filter({ hasText: /P\d{5}/ })
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(shownAddress).toMatch(/^\/providers\/P\d{5}/);

  await page.keyboard.press('?');
  await expect(page.getByText('键盘快捷键')).toBeVisible();
});

test('the audit log says who did what, and is found whole', async ({ page, open }) => {
  await open('/audit');
  await expect(page.getByText('发布评估').first()).toBeVisible();
  await page.getByRole('button', { name: '核对整条日志' }).click();
  await expect(page.getByText('日志完整')).toBeVisible();
});
