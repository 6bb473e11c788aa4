import AxeBuilder from '@axe-core/playwright';
import { SAMPLE_PEOPLE } from '../../mocks/sample/sample-people.ts';
import { expect, test } from '../support/journey.ts';

const pages = [
  ['/', '总览', 'Overview'],
  ['/inbox', '提醒', 'Alerts'],
  ['/inbox/digest', '每日摘要', 'digest'],
  ['/providers', '服务商', 'Providers'],
  ['/providers/P00109', '汕头槐圃文化', 'Shantou'],
  ['/providers/P00120?indicator=paid_roi', '贵阳樾笛互动', 'Guiyang'],
  ['/compare?ids=P00109,P00204,P00088', '对比', 'Compare'],
  ['/models', '能力模型', 'Models'],
  ['/models/five-capability/1', ' v1', ' v1'],
  ['/imports', '数据导入', 'Imports'],
  ['/imports/new', '导入文件', 'Import a file'],
  ['/assessments?new=1', '评估', 'Assessments'],
  ['/providers/P00109/next-tier', '汕头槐圃文化', 'Shantou'],
  ['/programme', '造风者计划看板', 'programme'],
  ['/programme/cohorts', '群组', 'ohort'],
  ['/programme/settings', '规则', 'ules'],
  ['/targets?target=new', '目标', 'Targets'],
  ['/leaps?state=near', '商家跃迁', 'leaps'],
  ['/merchants', '商家', 'Merchants'],
  ['/appeals', '申诉', 'Appeals'],
  ['/accounts?account=new', '人员与权限', 'People'],
  ['/webhooks?webhook=new', '消息推送', 'Webhooks'],
  ['/account', '我的账号', 'My account'],
  ['/audit', '审计日志', 'Audit'],
] as const;

/** Of the hundreds of cells of the cohort table a dozen rows hold every shade. */
const MORE_OF_THE_SAME = '.cohorts-heat tbody tr:nth-child(n + 13)';

// Names are data, and stay as they were given.
const people = new Set(SAMPLE_PEOPLE.map(({ name }) => name));

// Both hosts serve the very same pages; the other journeys open them in the demo.
const looks = [
  { name: 'desk, light, zh @server', width: 1440, height: 900, scheme: 'light', lang: 'zh' },
  { name: 'phone, dark, en @server', width: 390, height: 844, scheme: 'dark', lang: 'en' },
] as const;

// The longest of all: each look in a worker of its own.
test.describe.configure({ mode: 'parallel' });

for (const look of looks) {
  test(`no axe violation, no sideways scroll, no console error: ${look.name}`, async ({ page, open }) => {
    // Some twenty pages in one sitting: three times the time of a journey.
    test.slow();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.setViewportSize(look);
    await page.addInitScript(
      (preferences) => localStorage.setItem('windmaker.preferences', JSON.stringify(preferences)),
      { scheme: look.scheme, lang: look.lang },
    );
    for (const [address, zh, en] of pages) {
      await open(address);
      const name = look.lang === 'zh' ? zh : en;
      await expect(page.locator('h1').filter({ hasText: name })).toBeVisible();
      if (/indicator=|new=1|account=new|target=new|webhook=new/.test(address))
        await expect(page.getByRole('dialog')).toBeVisible();
      await expect(page.getByRole('status', { name: /加载|Loading/ })).toHaveCount(0);
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page }).exclude(MORE_OF_THE_SAME).analyze();
      expect(
        violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`),
        address,
      ).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${address} scrolls sideways`).toBe(0);
      if (look.lang === 'en') {
        const buttons = await page.getByRole('button').allInnerTexts();
        expect(
          buttons.filter((text) => /[\u4e00-\u9fff]/.test(text) && !people.has(text)),
          address,
        ).toEqual([]);
      }
    }
    expect(faults).toEqual([]);
  });
}
