import { flawedFactsFile } from '../../mocks/sample/flawed-files.ts';
import { expect, test } from '../support/journey.ts';

test('a messy file: every row is stored or named with line, reason and fix', async ({ page, open }) => {
  const file = flawedFactsFile();
  const rejected = file.rows.filter((row) => row.expected !== null);
  const accepted = file.rows.length - rejected.length;
  await open('/imports/new');
  await page.getByLabel('选择 CSV 文件').setInputFiles({
    name: file.fileName,
    mimeType: 'text/csv',
    buffer: Buffer.from(file.bytes),
  });
  await expect(page.getByRole('combobox', { name: '编码' })).toContainText('自动：GB18030');
  await expect(page.getByRole('region', { name: '预览' })).toContainText('12.3万');
  await page.getByRole('button', { name: '读取并检查' }).click();
  await expect(page.getByRole('button', { name: `存入 ${accepted} 行` })).toBeVisible();
  const report = page.getByRole('region', { name: '被拒绝的行' });
  await expect(report).toContainText(`${rejected.length} 行`);
  await expect(report.getByRole('row', { name: /P99999/ })).toContainText('先导入这家服务商，或改正编号');

  const download = page.waitForEvent('download');
  await report.getByRole('button', { name: '下载被拒绝的行' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text.trimEnd().split('\r\n')).toHaveLength(rejected.length + 1);
  expect(text).toContain('P99999');

  await page.getByRole('button', { name: '放弃这次导入' }).click();
  await expect(page.getByText('这次导入已取消，没有存入任何数据。')).toBeVisible();
});

test('a long file shows how far it is, survives a visit elsewhere and can be cancelled', async ({
  page,
  open,
  context,
}, info) => {
  if (info.project.name === 'server') {
    // As slow as an office line, so that there is something to see.
    const session = await context.newCDPSession(page);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 400_000,
    });
  }
  const lines = ['provider,period,indicator,numerator,denominator,n'];
  for (let at = 0; at < 120_000; at += 1) {
    lines.push(`P${String((at % 400) + 1).padStart(5, '0')},2026-10,live_cvr,${at},5000000,5000000`);
  }
  await open('/imports/new');
  await page.getByLabel('选择 CSV 文件').setInputFiles({
    name: 'long.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  });
  await page.getByRole('button', { name: '读取并检查' }).click();
  const progress = page.getByRole('progressbar', { name: '正在读取 long.csv' });
  await expect(progress).toBeVisible();
  await page.getByRole('link', { name: '能力模型' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '能力模型' })).toBeVisible();
  await page.goBack();
  await expect(progress).toBeVisible();
  await page.getByRole('button', { name: '取消', exact: true }).click();
  await expect(page.getByText('这次导入已取消，没有存入任何数据。')).toBeVisible();
  await expect(page.getByRole('link', { name: '重新选择文件' })).toBeVisible();
});

test('what is no table is refused with what to do, and the file can be changed', async ({ page, open }) => {
  await open('/imports/new');
  const choose = (name: string, buffer: Buffer) =>
    page.getByLabel(/选择 CSV 文件|换一个文件/).setInputFiles({ name, mimeType: 'text/csv', buffer });
  await choose('book.csv', Buffer.from('PK\u0003\u0004 not a table'));
  await expect(page.getByRole('alert')).toContainText('另存为');
  await choose('latin.csv', Buffer.from('fournisseur;p\u00e9riode\nP00109;2026-10\n', 'latin1'));
  await expect(page.getByRole('rowheader', { name: 'fournisseur' })).toBeVisible();
  await page.getByRole('combobox', { name: '编码' }).selectOption('windows-1252');
  await expect(page.getByRole('rowheader', { name: 'période' })).toBeVisible();
  await expect(page.getByRole('button', { name: '读取并检查' })).toBeDisabled();
  await expect(page.getByText(/还缺必填字段/)).toBeVisible();
});
