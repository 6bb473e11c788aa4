import type { Route } from '../../src/contract/route.ts';
import { ApiProblem } from './problem.ts';

/** Longest key taken; a UUID has 36 characters. */
const LONGEST_KEY = 200;

/** The key that makes a call repeatable; null where the route takes none. Throws invalid_request. */
export function readIdempotencyKey(route: Route, request: Request): string | null {
  if (!route.idempotent) return null;
  const key = request.headers.get('Idempotency-Key')?.trim() ?? '';
  if (key.length >= 8 && key.length <= LONGEST_KEY) return key;
  throw new ApiProblem(
    'invalid_request',
    { zh: '此操作需要 Idempotency-Key 请求头。', en: 'This operation needs an Idempotency-Key header.' },
    {
      zh: `为每个意图生成一个唯一值(8–${LONGEST_KEY} 个字符，例如 UUID)，重试时沿用。`,
      en: `Make one unique value per intent (8–${LONGEST_KEY} characters, a UUID for one) and keep it when retrying.`,
    },
    [
      {
        path: 'header.Idempotency-Key',
        message: { zh: '缺失或长度不符', en: 'missing or of a wrong length' },
      },
    ],
  );
}

/** The revision the caller saw; null where the route asks for none. Throws precondition_required or invalid_request. */
export function readExpectedRevision(route: Route, request: Request): number | null {
  if (!route.conditional) return null;
  const given = request.headers.get('If-Match');
  if (given === null) {
    throw new ApiProblem(
      'precondition_required',
      {
        zh: '此操作需要 If-Match 请求头，说明依据的是哪个版本。',
        en: 'This operation needs If-Match: which revision it is based on.',
      },
      {
        zh: '先读取最新数据，把其中的 revision 写成 If-Match: "3" 的形式。',
        en: 'Read the row first and send its revision, as in If-Match: "3".',
      },
    );
  }
  const [, digits] = /^"(\d{1,9})"$/.exec(given.trim()) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new ApiProblem(
    'invalid_request',
    { zh: `If-Match 的值 ${given} 不是版本号。`, en: `The If-Match value ${given} is no revision.` },
    { zh: '写成 If-Match: "3" 的形式。', en: 'Write it as in If-Match: "3".' },
    [{ path: 'header.If-Match', message: { zh: '不是带引号的整数', en: 'not a quoted whole number' } }],
  );
}
