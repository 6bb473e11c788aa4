import { expect, test } from '../support/journey.ts';

test('from the programme board to the months behind one near leap, and back', async ({
  page,
  open,
  shownAddress,
}) => {
  await open('/programme');
  await expect(page.getByRole('heading', { level: 1, name: '造风者计划看板' })).toBeVisible();
  await expect(page.getByText(/进度指数/).first()).toBeVisible();
  await expect(page.getByText('互斥').first()).toBeVisible();

  await open('/leaps?state=near');
  const row = page.getByRole('row').nth(1);
  await expect(row).toBeVisible();
  // Beside its links.
  await row.dblclick({ position: { x: 4, y: 4 } });
  await expect.poll(shownAddress).toMatch(/leap=\d+/);
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('还差什么')).toBeVisible();
  await expect(drawer.getByText('基线怎么来的')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(shownAddress).not.toMatch(/leap=\d+/);
  expect(shownAddress()).toContain('state=near');
});

test('a merchant shows its months against the bands', async ({ page, open, shownAddress }) => {
  await open('/merchants?leap=counted');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await expect.poll(shownAddress).toMatch(/^\/merchants\/[^?]+/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('净GMV').or(page.getByText('净 GMV')).first()).toBeVisible();
  await page.goBack();
  await expect.poll(shownAddress).toContain('leap=counted');
});

test('a provider sees its own leaps and no other provider', async ({ page, open, signInAs }) => {
  await signInAs('owner109@windmaker.example');
  await open('/leaps');
  await expect(page.getByRole('heading', { level: 1, name: '我的跃迁' })).toBeVisible();
  await expect(page.getByRole('link', { name: '计划看板' })).toHaveCount(0);
  await open('/programme');
  await expect(page.getByText('没有权限')).toBeVisible();
});
