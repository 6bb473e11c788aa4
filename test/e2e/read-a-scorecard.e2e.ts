import { expect, test } from '../support/journey.ts';

test('tier, total and what is missing come first; every number opens to its arithmetic', async ({
  page,
  open,
  shownAddress,
}) => {
  await open('/providers/P00204');
  const verdict = page.getByRole('region', { name: '结论' });
  await expect(verdict).toContainText('69.99');
  await expect(verdict).toContainText('由核心降为优质');
  await expect(verdict).toContainText('总分差 0.01 分');
  const gates = page.getByRole('region', { name: /核心门槛.*道满足/ });
  await expect(gates.getByRole('row', { name: /^总分 69\.99/ })).toContainText('−0.01');
  await page.getByText('战略', { exact: true }).last().click();
  await expect(page.getByRole('region', { name: /战略门槛.*道满足/ })).toBeVisible();
  expect(shownAddress()).toContain('gates=strategic');

  await page.getByRole('button', { name: '查看「服务工单按时解决率」的算法' }).click();
  const drawer = page.getByRole('dialog', { name: '服务工单按时解决率' });
  await expect(drawer).toContainText('1,304 ÷ 1,500');
  await expect(drawer).toContainText('系统默认口径');
  expect(shownAddress()).toContain('indicator=ticket_sla_rate');
  await page.goBack();
  await expect(drawer).toBeHidden();
});

test('the contributions on screen add up to the total', { tag: '@server' }, async ({ page, open }) => {
  await open('/providers/P00109');
  const section = page.getByRole('region', { name: /贡献最多/ });
  await section.getByRole('button', { name: '只看五力' }).click();
  const number = async (name: RegExp) =>
    Number(await section.getByRole('row', { name }).getByRole('cell').last().innerText());
  await expect(section.getByRole('row', { name: /^付费流量投产比/ })).toHaveCount(0);
  const parts = await Promise.all(
    [/^流量运营能力/, /^直播运营能力/, /^主播孵化能力/, /^供应链能力/, /^服务履约能力/, /^舍入余数/].map(
      number,
    ),
  );
  const total = await number(/^合计/);
  expect(total).toBeGreaterThan(0);
  // Five shown parts, each rounded to two digits.
  expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - total)).toBeLessThan(0.03);
});

test('the top bar and the history change the period', { tag: '@server' }, async ({
  page,
  open,
  shownAddress,
}) => {
  await open('/providers/P00109');
  const verdict = page.getByRole('region', { name: '结论' });
  const period = page.getByRole('combobox', { name: '周期' });
  await period.selectOption('2025-06');
  await expect(verdict).toContainText('2025年6月得');
  expect(shownAddress()).toContain('period=2025-06');
  await page.getByRole('link', { name: '2025年5月', exact: true }).click();
  await expect(verdict).toContainText('2025年5月得');
  await expect(verdict).toContainText('没有上一期结果可比');
  await expect(period).toHaveValue('2025-05');
  await page.goBack();
  await expect(verdict).toContainText('2025年6月得');
});

test('the export holds the raw parts of every indicator', async ({ page, open }) => {
  await open('/providers/P00204');
  await expect(page.getByRole('region', { name: '结论' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('P00204-2026-10.csv');
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString('utf8').split('\r\n');
  expect(lines[0]).toBe('\ufeffP00204 石家庄樾廊商务');
  expect(lines.find((line) => line.includes('ticket_sla_rate'))).toContain(',1304,1500,1500,');
  expect(lines.filter((line) => line.includes('fulfillment'))).toHaveLength(6);
});

test('who is not rated, suspended or not there is told why', async ({ page, open }) => {
  const verdict = page.getByRole('region', { name: '结论' });
  await open('/providers/P00120');
  await expect(verdict).toContainText('未评级');
  await expect(verdict).toContainText('缺少数据的能力');
  await expect(verdict).not.toContainText(/\b0\.00\b/);
  await open('/providers/P00233');
  await expect(verdict).toContainText('合规否决');
  await open('/providers/NOBODY');
  await expect(page.getByRole('alert')).toContainText('没有这家服务商的评分卡');
  await open('/providers/P00109?period=2024-01');
  await expect(page.getByRole('alert')).toContainText('2024年1月没有这家服务商的评分卡');
  await page.getByRole('link', { name: '看最近一期' }).click();
  await expect(verdict).toContainText('2026年10月得');
});
