import { PROBLEM_STATUS, type ProblemCode } from '../../src/contract/problem.ts';
import type { Both, Language } from '../http/language.ts';
import { PROBLEM_TITLES } from '../http/problem.ts';
import { html, page } from './html.ts';

/** When each code is answered; its title is PROBLEM_TITLES. */
const MEANINGS: Record<ProblemCode, Both> = {
  invalid_request: {
    zh: '参数、查询或请求体不符合接口定义；errors 逐项列出位置和原因。',
    en: 'Parameters, query or body do not fit the interface; errors lists each place and reason.',
  },
  unauthenticated: { zh: '无法确认调用者身份。', en: 'The caller is not known.' },
  forbidden: {
    zh: '身份已知，但此操作超出权限或数据范围。',
    en: 'The caller is known, but this is beyond what they may do or see.',
  },
  not_found: {
    zh: '地址或所指的数据不存在，或不在您的数据范围内。',
    en: 'The address, or what it names, does not exist or lies outside the data you may see.',
  },
  method_not_allowed: {
    zh: '地址存在，但不支持该方法；Allow 列出支持的方法。',
    en: 'The address exists, but not with this method; Allow lists those it takes.',
  },
  conflict: {
    zh: '请求与数据的当前状态矛盾，未做任何更改。',
    en: 'The request contradicts the present state; nothing was changed.',
  },
  precondition_failed: {
    zh: '所依据的版本已被他人更新，未做任何更改。',
    en: 'The version it was based on has been replaced; nothing was changed.',
  },
  payload_too_large: { zh: '请求体超过字节上限。', en: 'The body is larger than the limit.' },
  unsupported_media: {
    zh: 'Content-Type 不是此接口接受的类型。',
    en: 'The Content-Type is not one this operation takes.',
  },
  model_invalid: {
    zh: '模型文件结构正确但内容自相矛盾；errors 给出位置和改法。',
    en: 'The model file is well formed but contradicts itself; errors says where and how to fix it.',
  },
  file_unreadable: {
    zh: '文件的编码、分隔符或结构无法识别。',
    en: 'The encoding, delimiter or structure of the file cannot be recognised.',
  },
  limit_exceeded: {
    zh: '行数、列数或单元格长度超过上限。',
    en: 'Over a limit of rows, columns or cell length.',
  },
  precondition_required: {
    zh: '更新前须说明所依据的版本。',
    en: 'An update must say which version it is based on.',
  },
  too_many_requests: { zh: '短时间内请求过多。', en: 'Too many requests in a short time.' },
  internal: {
    zh: '服务自身的错误；请求编号可在服务日志中查到原因。',
    en: 'A fault of the service; the request id leads to the cause in its log.',
  },
  unavailable: {
    zh: '服务或数据库暂时不可用。',
    en: 'The service or its database cannot be reached for now.',
  },
};

/** What `type` of a problem points to. */
export function problemsPage(language: Language): string {
  const title = { zh: '错误代码', en: 'Problem codes' }[language];
  const codes = Object.entries(PROBLEM_STATUS) as [ProblemCode, number][];
  return page(
    language,
    title,
    html`<main><p><a href="/docs">← ${{ zh: '接口文档', en: 'API reference' }[language]}</a></p><h1>${title}</h1>
${codes.map(
  ([
    code,
    status,
  ]) => html`<article id="${code}"><h3><code>${code}</code> <span class="soft">HTTP ${status}</span></h3>
<p><strong>${PROBLEM_TITLES[code][language]}</strong></p><p>${MEANINGS[code][language]}</p></article>`,
)}</main>`,
  );
}
