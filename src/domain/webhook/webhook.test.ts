import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHopeless, problemOfAnswer } from './delivery-problem.ts';
import { fitLines } from './fit-lines.ts';
import { messageBody } from './message-body.ts';
import { MOST_ATTEMPTS, nextAttemptAt } from './retry-schedule.ts';
import { WEBHOOK_FORMATS, WEBHOOK_LANGUAGES } from './webhook-format.ts';
import type { AnnouncedAlert, WebhookMessage } from './webhook-message.ts';
import { faultOfUrl, maskedUrl } from './webhook-url.ts';

const AT = new Date('2026-11-05T08:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text).length;

const near: AnnouncedAlert = {
  id: 'a1',
  raisedAt: AT.toISOString(),
  kind: 'leap_near',
  leap: {
    merchant: { name: '汕头\n服饰', nameEn: null },
    provider: { name: '槐圃文化', nameEn: 'Huaipu' },
  },
  data: {
    month: '2026-11',
    atLeastYuan: 3_000_000,
    targetBand: 'B4',
    held: { months: 2, of: 3 },
    missing: [],
  },
};
const alerts = (count: number, more = 0): WebhookMessage => ({
  kind: 'alerts',
  alerts: Array.from({ length: count }, (_, at) => ({ ...near, id: `a${at}` })),
  more,
  kinds: [{ kind: 'leap_near', alerts: count + more }],
});

describe('retrying', () => {
  test('waits 1 m, 5 m, 30 m, 2 h and 12 h, then gives up', () => {
    const minutes = [1, 2, 3, 4, 5].map((attempts) => {
      const next = nextAttemptAt(attempts, AT);
      return next && (next.getTime() - AT.getTime()) / 60_000;
    });
    expect(minutes).toEqual([1, 5, 30, 120, 720]);
    expect(nextAttemptAt(MOST_ATTEMPTS, AT)).toBeNull();
    expect(nextAttemptAt(40, AT)).toBeNull();
  });
});

describe('an answer', () => {
  test.each([
    [200, '', null],
    [204, '', null],
    [410, '', 'gone'],
    [302, '', 'redirected'],
    [404, '', 'status'],
    [500, '', 'status'],
  ] as const)('with status %i', (status, text, problem) => {
    for (const format of WEBHOOK_FORMATS) expect(problemOfAnswer(format, { status, text })).toBe(problem);
  });

  test.each([
    ['dingtalk', '{"errcode":310000,"errmsg":"keywords not in content"}', 'answer'],
    ['dingtalk', '{"errcode":0,"errmsg":"ok"}', null],
    ['wecom', '{"errcode":45009,"errmsg":"api freq out of limit"}', 'answer'],
    ['feishu', '{"code":19024,"msg":"Key Words Not Found"}', 'answer'],
    ['feishu', '{"StatusCode":0,"StatusMessage":"success","code":0}', null],
    ['feishu', 'ok', null],
    ['json', '{"errcode":1}', null],
  ] as const)('of a %s bot that says %s in a 200', (format, text, problem) => {
    expect(problemOfAnswer(format, { status: 200, text })).toBe(problem);
  });

  test('is waited for again only where waiting can help', () => {
    expect((['timeout', 'unreachable', 'status', 'redirected', 'answer'] as const).some(isHopeless)).toBe(
      false,
    );
    expect((['address_refused', 'url_refused', 'gone', 'off', 'unreadable'] as const).every(isHopeless)).toBe(
      true,
    );
  });
});

describe('an address', () => {
  test.each([
    ['https://open.feishu.cn/open-apis/bot/v2/hook/1', false, null],
    ['https://10.0.0.5/hook', false, null],
    ['http://open.feishu.cn/hook', true, 'not_https'],
    ['http://127.0.0.1:8080/hook', false, 'not_https'],
    ['http://127.0.0.1:8080/hook', true, null],
    ['http://[::1]:8080/hook', true, null],
    ['http://localhost/hook', true, null],
    ['http://localhost.example/hook', true, 'not_https'],
    ['http://127.0.0.1.example/hook', true, 'not_https'],
    ['https://me:secret@example.org/', false, 'has_credentials'],
    ['ftp://example.org/', true, 'not_a_url'],
    ['example.org/hook', true, 'not_a_url'],
    ['', true, 'not_a_url'],
  ] as const)('%s with private addresses %s', (url, allowsPrivate, fault) => {
    expect(faultOfUrl(url, allowsPrivate)).toBe(fault);
  });

  test('is shown without the key it may hold', () => {
    expect(maskedUrl('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=633a31f6-7f9c')).toBe(
      'https://qyapi.weixin.qq.com/…7f9c',
    );
    expect(maskedUrl('https://example.org/')).toBe('https://example.org');
    expect(maskedUrl('https://example.org/abc')).toBe('https://example.org/…c');
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,60}$/), (key) => {
        const shown = maskedUrl(`https://example.org/${key}`).replace('https://example.org/…', '');
        expect(shown.length).toBeLessThanOrEqual(Math.min(4, key.length / 3));
      }),
    );
  });
});

describe('a text', () => {
  test('holds what fits and counts every other alert', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), { maxLength: 20 }),
        fc.nat(500),
        fc.integer({ min: 60, max: 3000 }),
        (given, elsewhere, most) => {
          const lines = given.map((line) => `· ${line.replaceAll('\n', ' ')}`);
          const text = fitLines('head', lines, elsewhere, (count) => `rest ${count}`, most);
          expect(bytes(text)).toBeLessThanOrEqual(most);
          const shown = text.split('\n').filter((line) => line.startsWith('· ')).length;
          const told = Number(/^rest (\d+)$/m.exec(text)?.[1] ?? 0);
          expect(shown + told).toBe(lines.length + elsewhere);
        },
      ),
    );
  });

  test('of WeCom stays within its 2,048 bytes, link included', () => {
    const body = messageBody(alerts(20, 280), {
      format: 'wecom',
      language: 'zh',
      consoleUrl: 'https://console.example',
      at: AT,
    });
    const { content } = JSON.parse(body).text as { content: string };
    expect(bytes(content)).toBeLessThanOrEqual(2048);
    expect(content).toMatch(/^【造风台】300 条新提醒\n/);
    expect(content).toMatch(/\n查看：https:\/\/console\.example\/inbox$/);
    const shown = content.split('\n').filter((line) => line.startsWith('· ')).length;
    expect(content).toContain(`另有 ${300 - shown} 条`);
    expect(shown).toBeGreaterThan(5);
  });

  test('begins with the name that a bot may ask for as its keyword, and a name makes no line of its own', () => {
    for (const language of WEBHOOK_LANGUAGES) {
      const at = { format: 'dingtalk', language, consoleUrl: null, at: AT } as const;
      const keyword = language === 'zh' ? '造风台' : 'Windmaker';
      for (const message of [alerts(2), { kind: 'test' } as const])
        expect(JSON.parse(messageBody(message, at)).text.content).toContain(keyword);
      expect(JSON.parse(messageBody(alerts(2), at)).text.content.split('\n')).toHaveLength(3);
    }
  });

  test('begins with how many there are of each kind, where there are several', () => {
    const mixed: WebhookMessage = {
      kind: 'alerts',
      alerts: [near],
      more: 8,
      kinds: [
        { kind: 'target_behind', alerts: 6 },
        { kind: 'leap_near', alerts: 3 },
      ],
    };
    const head = (language: 'zh' | 'en') =>
      JSON.parse(
        messageBody(mixed, { format: 'wecom', language, consoleUrl: null, at: AT }),
      ).text.content.split('\n')[0];
    expect(head('zh')).toBe('【造风台】9 条新提醒：目标落后 6、跃迁差一个月 3');
    expect(head('en')).toBe('【Windmaker】9 new alerts: Target behind 6, Leap one month away 3');
  });

  test('says the same sentence as the inbox, in the language chosen', () => {
    const text = (language: 'zh' | 'en') =>
      JSON.parse(messageBody(alerts(1), { format: 'feishu', language, consoleUrl: null, at: AT })).content
        .text;
    // Its words are the inbox's own; amounts and months are written here.
    expect(text('zh')).toMatch(
      /^【造风台】1 条新提醒\n· \[跃迁差一个月\] 汕头 服饰 · 槐圃文化：[^\n]*2026年11月[^\n]*¥300万[^\n]*B4$/,
    );
    expect(text('en')).toMatch(
      /^【Windmaker】1 new alert\n· \[Leap one month away\] 汕头 服饰 · Huaipu: [^\n]*¥3M[^\n]*Nov 2026[^\n]*B4$/,
    );
  });
});

describe('the bodies', () => {
  const body = (format: (typeof WEBHOOK_FORMATS)[number], message: WebhookMessage = { kind: 'test' }) =>
    JSON.parse(messageBody(message, { format, language: 'en', consoleUrl: null, at: AT }));

  test('have the shape that each tool reads', () => {
    const text = '【Windmaker】Test message. Seeing it means that alerts arrive here.';
    expect(body('feishu')).toEqual({ msg_type: 'text', content: { text } });
    expect(body('dingtalk')).toEqual({ msgtype: 'text', text: { content: text } });
    expect(body('wecom')).toEqual({ msgtype: 'text', text: { content: text } });
    expect(body('json')).toEqual({ type: 'webhook.test', timestamp: AT.toISOString(), data: { text } });
  });

  test('of our own JSON hold the alerts themselves', () => {
    const { type, data } = body('json', alerts(3, 4));
    expect(type).toBe('alerts.raised');
    expect(data).toMatchObject({ count: 7, more: 4, kinds: [{ kind: 'leap_near', alerts: 7 }] });
    expect(data.alerts[0]).toEqual({ ...near, id: 'a0' });
  });
});
