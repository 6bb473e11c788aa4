import { expect, test } from '../support/journey.ts';

test('from the finding of the overview to the rows behind it, and back', async ({
  page,
  open,
  shownAddress,
}) => {
  await open('/');
  await expect(page.getByRole('heading', { level: 1, name: '总览' })).toBeVisible();
  const cell = page.getByRole('link', { name: /战略.*MCN|MCN.*战略/ }).first();
  const count = Number((await cell.innerText()).replace(/\D.*$/s, ''));
  expect(count).toBeGreaterThan(0);
  await cell.click();
  await expect(page.getByRole('heading', { level: 1, name: '服务商' })).toBeVisible();
  expect(shownAddress()).toContain('tier=strategic');
  expect(shownAddress()).toContain('category=mcn');
  await expect(page.getByText(new RegExp(`(^|/ )${count} 行`))).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: '总览' })).toBeVisible();
});

test('search by pinyin, sort and share the address', async ({ page, open, shownAddress }) => {
  await open('/providers');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('shijiazhuang');
  await expect.poll(shownAddress).toContain('q=shijiazhuang');
  await expect(page.getByRole('row').nth(1)).toContainText('石家庄');
  await page.getByRole('columnheader', { name: /^总分/ }).getByRole('button').first().click();
  await expect.poll(shownAddress).toContain('sort=total');
  const address = shownAddress();
  await open('/');
  await open(address);
  await expect(page.getByRole('searchbox', { name: '搜索服务商' })).toHaveValue('shijiazhuang');
  await expect(page.getByRole('columnheader', { name: /^总分/ })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('row').nth(1)).toContainText('石家庄');
});

test('export carries what is on screen', async ({ page, open }) => {
  await open('/providers?tier=strategic&sort=-total');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text).toContain('战略');
  expect(text).not.toContain('优质');
});

test('the chosen columns stay after a reload and can be reset', { tag: '@server' }, async ({
  page,
  open,
}) => {
  const region = page.getByRole('columnheader', { name: /^大区/ });
  const settings = page.getByRole('button', { name: '列设置' });
  await open('/providers');
  await expect(region).toBeVisible();
  await settings.click();
  await page.getByRole('checkbox', { name: '大区', exact: true }).uncheck();
  await expect(region).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: /^服务商/ })).toBeVisible();
  await expect(region).toHaveCount(0);
  await settings.click();
  await page.getByRole('button', { name: '恢复默认列' }).click();
  await expect(region).toBeVisible();
});

test('up to five are compared on one radar', { tag: '@server' }, async ({ page, open, shownAddress }) => {
  await open('/providers?tier=strategic');
  const box = (at: number) => page.getByRole('row').nth(at).getByRole('checkbox');
  for (let at = 1; at <= 5; at += 1) await box(at).check();
  await expect(box(6)).toBeDisabled();
  await page.getByRole('region', { name: /对比/ }).getByRole('link', { name: /对比/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '对比' })).toBeVisible();
  const chosen = page.getByRole('region', { name: '正在对比的服务商' });
  await expect(chosen.getByRole('button', { name: /^移除/ })).toHaveCount(5);
  await expect(page.getByRole('figure', { name: '能力形状' })).toBeVisible();
  await chosen.getByRole('button', { name: /^移除/ }).first().click();
  await expect(chosen.getByRole('button', { name: /^移除/ })).toHaveCount(4);
  await expect.poll(() => decodeURIComponent(shownAddress()).match(/P\d{5}/g)).toHaveLength(4);
});

test('from the search box to an indicator’s arithmetic by keyboard alone', { tag: '@server' }, async ({
  page,
  open,
  shownAddress,
}) => {
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
      );
      if (focused?.includes(name)) return;
    }
    throw new Error(`no tab stop is called ${name}`);
  };
  await open('/providers');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('P00204');
  await expect(page.getByRole('row')).toHaveCount(2);
  // The grid is one tab stop; arrows move inside it and Enter opens the row.
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null)) break;
  }
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const title = page.getByRole('heading', { level: 1, name: '石家庄樾廊商务' });
  await expect(title).toBeFocused();
  expect(shownAddress()).toContain('/providers/P00204');

  await tabTo('查看「付费流量投产比」的算法');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: '付费流量投产比' });
  await expect(drawer).toContainText('÷');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('button', { name: '查看「付费流量投产比」的算法' })).toBeFocused();
});
