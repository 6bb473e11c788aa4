import { PROBLEM_STATUS, type Problem, type ProblemCode } from '../contract/problem.ts';

interface Words {
  title: string;
  detail: string;
  fix: string;
}

/** What is said when the answer is not ours: no connection, a proxy's page, a body nobody can read. */
const WORDS = {
  unreachable: {
    zh: {
      title: '服务无响应',
      detail: '请求没有到达服务，或没有得到可读的回应；数据未变更。',
      fix: '检查网络后重试。',
    },
    en: {
      title: 'No answer from the service',
      detail: 'The request did not reach the service, or its answer could not be read. Nothing was changed.',
      fix: 'Check the network and try again.',
    },
  },
  down: {
    zh: {
      title: '服务暂时不可用',
      detail: '请求到了网关，但服务没有给出可读的回应。',
      fix: '稍后重试；一直如此时，请联系管理员。',
    },
    en: {
      title: 'The service is not available',
      detail: 'A gateway took the request, but the service gave no readable answer.',
      fix: 'Try again in a moment; if it stays like this, tell your administrator.',
    },
  },
  forbidden: {
    zh: {
      title: '访问被拒绝',
      detail: '服务之前的网关拒绝了这个请求。',
      fix: '确认已登录公司网络或代理，再重试。',
    },
    en: {
      title: 'Access was refused',
      detail: 'A gateway in front of the service refused the request.',
      fix: 'Sign in to your network or proxy, then try again.',
    },
  },
  missing: {
    zh: {
      title: '没有找到服务接口',
      detail: '这个地址上没有造风台的接口。',
      fix: '刷新页面；仍不行时，检查网关的转发设置。',
    },
    en: {
      title: 'The service was not found here',
      detail: 'This address does not lead to the Windmaker API.',
      fix: 'Reload the page; if that does not help, check how the gateway forwards requests.',
    },
  },
  tooLarge: {
    zh: {
      title: '文件超过网关的上限',
      detail: '服务之前的网关不接受这么大的内容，服务没有收到它。',
      fix: '拆成较小的文件，或调高网关的上限。',
    },
    en: {
      title: 'Larger than the gateway allows',
      detail: 'A gateway in front of the service does not take this much; the service did not receive it.',
      fix: 'Split the file, or raise the limit of the gateway.',
    },
  },
  tooMany: {
    zh: { title: '请求过于频繁', detail: '服务之前的网关暂停了请求。', fix: '稍等片刻再重试。' },
    en: {
      title: 'Too many requests',
      detail: 'A gateway in front of the service paused the requests.',
      fix: 'Wait a moment, then try again.',
    },
  },
} satisfies Record<string, Record<'zh' | 'en', Words>>;

const WORDS_OF_STATUS: Readonly<Record<number, keyof typeof WORDS>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'missing',
  407: 'forbidden',
  413: 'tooLarge',
  429: 'tooMany',
};

/** A problem in our own form for an answer that is none of ours. Status 0: there was no answer at all. */
export function foreignProblem(status: number, language: 'zh' | 'en'): Problem {
  const code =
    (Object.keys(PROBLEM_STATUS) as ProblemCode[]).find((known) => PROBLEM_STATUS[known] === status) ??
    'unavailable';
  const words = WORDS[WORDS_OF_STATUS[status] ?? (status === 0 ? 'unreachable' : 'down')][language];
  const detail =
    status === 0 ? words.detail : `${words.detail}${language === 'zh' ? '' : ' '}(HTTP ${status})`;
  return {
    type: `/docs/problems#${code}`,
    ...words,
    detail,
    status: status || PROBLEM_STATUS.unavailable,
    code,
    requestId: '',
    errors: [],
  };
}
