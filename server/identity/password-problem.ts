import {
  findPasswordFault,
  PASSWORD_LONGEST,
  PASSWORD_SHORTEST,
} from '../../src/domain/access/password-rule.ts';
import type { Both } from '../http/language.ts';
import { ApiProblem } from '../http/problem.ts';

const FAULTS: Record<NonNullable<ReturnType<typeof findPasswordFault>>, Both> = {
  too_short: { zh: `至少 ${PASSWORD_SHORTEST} 个字符`, en: `at least ${PASSWORD_SHORTEST} characters` },
  too_long: { zh: `最多 ${PASSWORD_LONGEST} 个字符`, en: `at most ${PASSWORD_LONGEST} characters` },
  too_simple: { zh: '至少 5 个不同的字符', en: 'at least 5 different characters' },
  contains_address: {
    zh: '不能包含邮箱 @ 前的部分',
    en: 'must not contain the part of the address before the @',
  },
};

/** Throws invalid_request, naming the body's field, when the password may not be chosen. */
export function refuseWeakPassword(password: string, email: string, field: string): void {
  const fault = findPasswordFault(password, email);
  if (fault === null) return;
  const message = FAULTS[fault];
  throw new ApiProblem(
    'invalid_request',
    { zh: `密码不符合要求：${message.zh}。`, en: `This password cannot be taken: ${message.en}.` },
    {
      zh: '用几个不相关的词连成一句更好记也更安全。',
      en: 'A few unrelated words are easy to keep and hard to guess.',
    },
    [{ path: `body.${field}`, message }],
  );
}
