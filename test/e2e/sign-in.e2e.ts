import { readFileSync } from 'node:fs';
import { expect, test } from '../support/journey.ts';

// The demo's visitor chooses whom to look as, without passwords.
test.describe('@server', () => {
  test('an administrator invites somebody, who signs in; disabling ends it at once', async ({
    page,
    open,
    browser,
    baseURL,
  }) => {
    await open('/accounts');
    await page.getByRole('button', { name: '添加人员' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('姓名').fill('Northeast desk');
    await form.getByLabel('邮箱').fill('patrol@windmaker.example');
    await form.getByLabel('东北').check();
    await form.getByRole('button', { name: '保存' }).click();
    const link = await form.getByText(/\/invitation#/).innerText();

    const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }), locale: 'zh-CN' });
    const guest = await elsewhere.newPage();
    await guest.goto(link);
    await guest.getByLabel('新密码').fill('short');
    await guest.getByRole('button', { name: '设置并登录' }).click();
    await expect(guest.getByText('至少需要 12 个字符')).toBeVisible();
    await guest.getByLabel('新密码').fill('seven quiet rivers');
    await guest.getByLabel('再输入一次').fill('seven quiet rivers');
    await guest.getByRole('button', { name: '设置并登录' }).click();
    await expect(guest.getByRole('heading', { level: 1, name: '总览' })).toBeVisible();

    await form.getByRole('button', { name: '完成' }).click();
    await page.getByRole('searchbox', { name: '按姓名或邮箱查找' }).fill('patrol');
    // One click opens; the second half of a double click must not close what it opened.
    await expect(page.getByRole('row')).toHaveCount(2);
    await page.getByRole('row').filter({ hasText: 'Northeast desk' }).dblclick();
    await page.getByRole('dialog').getByLabel('允许登录').uncheck();
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('已停用').first()).toBeVisible();

    await guest.getByRole('link', { name: '服务商', exact: true }).click();
    await expect(guest.getByRole('dialog', { name: '登录已过期' })).toBeVisible();
    await elsewhere.close();
  });

  test('what was typed is kept when a session ends', async ({ page, open }) => {
    await open('/accounts?account=new');
    const form = page.getByRole('dialog', { name: '添加人员' });
    await form.getByLabel('姓名').fill('华东排班岗');
    await form.getByLabel('邮箱').fill('shift@windmaker.example');
    await form.getByLabel('华东').check();
    await page.context().clearCookies();
    await form.getByRole('button', { name: '保存' }).click();
    const again = page.getByRole('dialog', { name: '登录已过期' });
    await again.getByLabel('邮箱').fill('admin@windmaker.example');
    await again.getByLabel('密码').fill(passwordOf('admin@windmaker.example'));
    await again.getByRole('button', { name: '登录' }).click();
    await expect(again).toBeHidden();
    await expect(form.getByLabel('姓名')).toHaveValue('华东排班岗');
  });
});

function passwordOf(email: string): string {
  const made = JSON.parse(readFileSync(process.env.E2E_SIGN_INS ?? '', 'utf8')) as {
    email: string;
    password: string;
  }[];
  return made.find((one) => one.email === email)?.password ?? '';
}
