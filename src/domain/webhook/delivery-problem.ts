import type { WebhookFormat } from './webhook-format.ts';

/**
 * Why an attempt did not arrive, closed list:
 * - `timeout`: no whole answer in time;
 * - `unreachable`: name, connection or certificate failed;
 * - `address_refused`: the name leads into a private network, where nothing may be sent to;
 * - `url_refused`: not https (any more: the configuration may have changed);
 * - `redirected`: the receiver points elsewhere, which is never followed;
 * - `status`: an HTTP status that is no success;
 * - `answer`: a chat tool said no in a successful answer;
 * - `gone`: 410, the receiver wants nothing more, so the webhook was turned off;
 * - `off`: the webhook was turned off before it was sent;
 * - `unreadable`: stored by another version, which wrote messages in another way.
 */
export const DELIVERY_PROBLEMS = [
  'timeout',
  'unreachable',
  'address_refused',
  'url_refused',
  'redirected',
  'status',
  'answer',
  'gone',
  'off',
  'unreadable',
] as const;
export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];

/** Waiting does not help: somebody must change the address or the configuration. */
const HOPELESS: readonly DeliveryProblem[] = ['address_refused', 'url_refused', 'gone', 'off', 'unreadable'];

export function isHopeless(problem: DeliveryProblem): boolean {
  return HOPELESS.includes(problem);
}

/** What an answer means; null: it arrived. */
export function problemOfAnswer(
  format: WebhookFormat,
  { status, text }: { status: number; text: string },
): DeliveryProblem | null {
  if (status === 410) return 'gone';
  if (status >= 300 && status < 400) return 'redirected';
  if (status < 200 || status >= 300) return 'status';
  return format !== 'json' && isChatRefusal(text) ? 'answer' : null;
}

/** The group bots answer 200 and say in the body whether they took it: `errcode`, `code` or `StatusCode` other than 0. */
function isChatRefusal(text: string): boolean {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return false;
  }
  if (typeof answer !== 'object' || answer === null) return false;
  const fields = answer as Record<string, unknown>;
  const code = fields.errcode ?? fields.code ?? fields.StatusCode;
  return code !== undefined && Number(code) !== 0;
}
