import { messageText } from './message-text.ts';
import type { WebhookFormat, WebhookLanguage } from './webhook-format.ts';
import type { WebhookMessage } from './webhook-message.ts';

interface BodyOptions {
  format: WebhookFormat;
  language: WebhookLanguage;
  /** Address of the console as browsers use it; null: not known. */
  consoleUrl: string | null;
  /** When the message was made, the same at every attempt. */
  at: Date;
}

/** WeCom takes 2,048 bytes of text; the others more than 20 alerts ever fill. */
const MOST_TEXT_BYTES = { feishu: 18_000, dingtalk: 18_000, wecom: 2_048 } as const;

/**
 * The body that is sent. JSON follows the payload of Standard Webhooks: type, timestamp, data. The chat tools read their
 * own text messages: open.feishu.cn (custom bot), open.dingtalk.com (custom robot), developer.work.weixin.qq.com (group bot).
 */
export function messageBody(message: WebhookMessage, options: BodyOptions): string {
  const { format } = options;
  if (format === 'json') return JSON.stringify(payloadOf(message, options));
  const text = messageText(message, { ...options, mostBytes: MOST_TEXT_BYTES[format] });
  return JSON.stringify(
    format === 'feishu'
      ? { msg_type: 'text', content: { text } }
      : { msgtype: 'text', text: { content: text } },
  );
}

function payloadOf(message: WebhookMessage, { language, at, consoleUrl }: BodyOptions) {
  const timestamp = at.toISOString();
  const text = messageText(message, { language, consoleUrl, mostBytes: Number.POSITIVE_INFINITY });
  if (message.kind === 'test') return { type: 'webhook.test', timestamp, data: { text } };
  const { alerts, more, kinds } = message;
  const count = alerts.length + more;
  return { type: 'alerts.raised', timestamp, data: { count, kinds, alerts, more, text } };
}
