import { ALERT_KIND_WORDS } from '../alert/alert-kind-words.ts';
import { alertLine } from './alert-line.ts';
import { fitLines } from './fit-lines.ts';
import type { WebhookLanguage } from './webhook-format.ts';
import type { WebhookMessage } from './webhook-message.ts';

interface TextOptions {
  language: WebhookLanguage;
  /** Address of the console as browsers use it; null: not known, and then the text has no link. */
  consoleUrl: string | null;
  mostBytes: number;
}

/**
 * The product's own name, first in every text: a group bot that asks for a keyword takes messages that hold it.
 */
export const MESSAGE_KEYWORD: Record<WebhookLanguage, string> = { zh: '造风台', en: 'Windmaker' };

const WORDS = {
  zh: {
    test: '测试消息。收到它，说明提醒可以送达这里。',
    head: (count: number, parts: string) => `${count} 条新提醒${parts && `：${parts}`}`,
    separator: '、',
    rest: (count: number) => `另有 ${count} 条，请登录查看。`,
    open: '查看：',
  },
  en: {
    test: 'Test message. Seeing it means that alerts arrive here.',
    head: (count: number, parts: string) =>
      `${count} new ${count === 1 ? 'alert' : 'alerts'}${parts && `: ${parts}`}`,
    separator: ', ',
    rest: (count: number) => `${count} more: sign in to see ${count === 1 ? 'it' : 'them'}.`,
    open: 'Open: ',
  },
} satisfies Record<WebhookLanguage, unknown>;

/** A message as plain text for people in a chat. */
export function messageText(
  message: WebhookMessage,
  { language, consoleUrl, mostBytes }: TextOptions,
): string {
  const words = WORDS[language];
  const title = (text: string) => `【${MESSAGE_KEYWORD[language]}】${text}`;
  if (message.kind === 'test') return title(words.test);
  const { alerts, more, kinds } = message;
  // One kind is named on every line already.
  const parts = kinds.length < 2 ? [] : kinds;
  const summary = parts.map((part) => `${ALERT_KIND_WORDS[part.kind][language]} ${part.alerts}`);
  const link = consoleUrl === null ? '' : `\n${words.open}${consoleUrl}/inbox`;
  const text = fitLines(
    title(words.head(alerts.length + more, summary.join(words.separator))),
    alerts.map((alert) => `· ${alertLine(alert, language)}`),
    more,
    words.rest,
    mostBytes - new TextEncoder().encode(link).length,
  );
  return text + link;
}
