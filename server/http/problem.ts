import { PROBLEM_STATUS, type Problem, type ProblemCode } from '../../src/contract/problem.ts';
import type { Both, Language } from './language.ts';

export interface ProblemField {
  path: string;
  message: string | Both;
  fix?: string | Both | null;
}

/** Thrown anywhere below a handler; the app turns it into problem details in the caller's language. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly detail: Both;
  readonly fix: Both | null;
  readonly fields: readonly ProblemField[];
  /** The newest state of what the caller wanted to change; undefined when that is not the matter. */
  readonly current: unknown;

  constructor(
    code: ProblemCode,
    detail: Both,
    fix: Both | null = null,
    fields: readonly ProblemField[] = [],
    current?: unknown,
  ) {
    super(detail.en);
    this.name = 'ApiProblem';
    this.code = code;
    this.detail = detail;
    this.fix = fix;
    this.fields = fields;
    this.current = current;
  }
}

/** One title per code, also the rows of /docs/problems. */
export const PROBLEM_TITLES: Record<ProblemCode, Both> = {
  invalid_request: { zh: '请求有误', en: 'The request is not valid' },
  unauthenticated: { zh: '需要登录', en: 'Sign-in required' },
  forbidden: { zh: '没有权限', en: 'Not allowed' },
  not_found: { zh: '未找到', en: 'Not found' },
  method_not_allowed: { zh: '不支持该方法', en: 'Method not allowed' },
  conflict: { zh: '与当前状态冲突', en: 'Conflicts with the present state' },
  precondition_failed: { zh: '数据已被更新', en: 'The row has changed meanwhile' },
  payload_too_large: { zh: '内容过大', en: 'Too large' },
  unsupported_media: { zh: '不支持的内容类型', en: 'Content type not supported' },
  model_invalid: { zh: '模型文件有误', en: 'The model file is not valid' },
  file_unreadable: { zh: '文件无法读取', en: 'The file cannot be read' },
  limit_exceeded: { zh: '超出上限', en: 'Over a limit' },
  precondition_required: { zh: '缺少版本条件', en: 'A version condition is required' },
  too_many_requests: { zh: '请求过于频繁', en: 'Too many requests' },
  internal: { zh: '服务内部错误', en: 'Internal error' },
  unavailable: { zh: '服务暂不可用', en: 'Service unavailable' },
};

const inLanguage = (text: string | Both, language: Language): string =>
  typeof text === 'string' ? text : text[language];

export function describeProblem(error: ApiProblem, language: Language, requestId: string): Problem {
  return {
    type: `/docs/problems#${error.code}`,
    title: PROBLEM_TITLES[error.code][language],
    status: PROBLEM_STATUS[error.code],
    code: error.code,
    detail: error.detail[language],
    fix: error.fix?.[language] ?? null,
    requestId,
    errors: error.fields.map(({ path, message, fix }) => ({
      path,
      message: inLanguage(message, language),
      fix: fix ? inLanguage(fix, language) : null,
    })),
    ...(error.current !== undefined && { current: error.current }),
  };
}

export function problemResponse(error: ApiProblem, language: Language, requestId: string): Response {
  const problem = describeProblem(error, language, requestId);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': language,
      'Cache-Control': 'no-store',
    },
  });
}

export function notFound(what: Both): ApiProblem {
  return new ApiProblem(
    'not_found',
    { zh: `未找到${what.zh}。`, en: `There is no ${what.en}.` },
    { zh: '检查地址或从列表重新进入。', en: 'Check the address, or enter again from the list.' },
  );
}

export function conflict(detail: Both, fix: Both | null = null): ApiProblem {
  return new ApiProblem('conflict', detail, fix);
}
