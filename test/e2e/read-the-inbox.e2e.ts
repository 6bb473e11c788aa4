import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';

const bellOf = (page: Page) => page.locator('.wm-bell');

/** The number in the bell's name, which is exact; 0 when it says that nothing is unread. */
async function unreadOf(page: Page): Promise<number> {
  const name = await bellOf(page).getAttribute('aria-label');
  return name?.includes('没有未读')
    ? 0
    : Number(/([\d,]+) 条未读/.exec(name ?? '')?.[1]?.replaceAll(',', ''));
}

test('a provider is told of its own, opens it, and has one less to read', async ({
  page,
  open,
  signInAs,
  shownAddress,
}) => {
  await signInAs('owner109@windmaker.example');
  await open('/');
  await expect(bellOf(page)).toHaveAccessibleName(/^提醒：\d+ 条未读$/);
  const before = await unreadOf(page);
  await bellOf(page).click();
  await expect(page.getByRole('heading', { level: 1, name: '提醒' })).toBeVisible();
  await expect.poll(shownAddress).toMatch(/^\/inbox/);
  await expect(page.getByText(`${before} 条未读`, { exact: true })).toBeVisible();

  const first = page.getByRole('region', { name: '提醒列表' }).getByRole('listitem').first();
  await expect(first).toBeVisible();
  await page.keyboard.press('j');
  await expect(first.getByRole('link')).toBeFocused();
  await expect(first.getByText('未读', { exact: true })).toBeAttached();
  await page.keyboard.press('Enter');
  await expect.poll(shownAddress).toMatch(/^\/(leaps\?leap|targets\?target)=/);
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect.poll(() => unreadOf(page)).toBe(before - 1);

  await open('/inbox?unread=yes');
  await expect(page.getByText(`共 ${before - 1} 条`)).toBeVisible();
});

test('a dispute that is decided is over for everybody who was told of it', async ({
  page,
  open,
  signInAs,
  shownAddress,
}) => {
  const disputes = '/inbox?kind=attribution_disputed';
  await open(disputes);
  const rows = page.getByRole('region', { name: '提醒列表' }).getByRole('listitem');
  await expect(rows.first()).toContainText('归属待裁定');

  // The lead sees those of the region only, and which of them are to be decided there.
  await signInAs('south@windmaker.example');
  await open(`${disputes}&state=open`);
  await expect(page.getByText('华南', { exact: true })).toBeVisible();
  const row = rows.filter({ hasText: '待您裁定' }).first();
  await expect(row).toBeVisible();
  const merchant = (await row.locator('strong').innerText()).trim();
  await row.getByRole('link').click();
  await expect.poll(shownAddress).toMatch(/^\/leaps\?leap=\d+/);
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('radio').first().check();
  await drawer.getByLabel('理由').fill('服务合同由其签订，操盘记录齐全');
  await drawer.getByRole('button', { name: '裁定归属' }).click();
  await expect(drawer.getByRole('radio')).toHaveCount(0);

  await open(`${disputes}&state=resolved`);
  await expect(rows.filter({ hasText: merchant })).toContainText(/\d{4}-\d\d-\d\d 已解除/);

  await signInAs('admin@windmaker.example');
  await open(`${disputes}&state=all`);
  await expect(rows.filter({ hasText: merchant })).toContainText('已解除');
  await open('/inbox/digest');
  const day = page.getByRole('region', { name: '归属待裁定' });
  await expect(day.getByRole('heading', { name: /^解除 \d+ 条$/ })).toBeVisible();
  await expect(day.getByRole('link', { name: merchant }).first()).toBeVisible();
});

test('the digest of a day leads to the day before and to exactly its rows', async ({
  page,
  open,
  shownAddress,
}) => {
  await open('/inbox/digest');
  await expect(page.getByRole('heading', { level: 1, name: '每日摘要' })).toBeVisible();
  const sum = page.getByRole('table').getByRole('row', { name: /^合计/ }).getByRole('link').last();
  const openNow = (await sum.innerText()).replaceAll(',', '');
  await sum.click();
  await expect.poll(shownAddress).toMatch(/^\/inbox\?state=all&openAt=/);
  await expect(
    page.getByText(new RegExp(`(/|共) ${Number(openNow).toLocaleString('en-US')} 条`)),
  ).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: '每日摘要' })).toBeVisible();
});
