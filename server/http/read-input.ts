import { z } from 'zod';
import type { Route } from '../../src/contract/route.ts';
import type { AppContext } from '../context.ts';
import type { Language } from './language.ts';
import { ApiProblem, type ProblemField } from './problem.ts';

/** Largest JSON body; a model file of 400 indicators stays below 1 MB. */
const JSON_BYTES = 4 * 1024 * 1024;
const locales = { zh: z.locales.zhCN(), en: z.locales.en() };

export interface RouteInput {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Params, query and body of a call, checked against the route's shapes. Throws `ApiProblem`. */
export async function readInput(
  route: Route,
  request: Request,
  params: Record<string, string>,
  context: AppContext,
  language: Language,
): Promise<RouteInput> {
  return {
    params: route.params ? parse(route.params, params, 'params', language) : {},
    query: readQuery(route, new URL(request.url).searchParams, language),
    body: await readBody(route, request, context, language),
  };
}

function readQuery(route: Route, search: URLSearchParams, language: Language): unknown {
  const known = route.query?.shape ?? {};
  const given: Record<string, string | string[]> = {};
  const unknown: ProblemField[] = [];
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name).filter((value) => value !== '');
    const [only] = values;
    if (!(name in known)) {
      // A misspelt filter would otherwise answer with everything.
      unknown.push({
        path: `query.${name}`,
        message: { zh: '没有这个参数', en: 'There is no such parameter' },
      });
    } else if (only !== undefined) given[name] = values.length === 1 ? only : values;
  }
  if (unknown.length > 0) throw invalidRequest(unknown);
  return route.query ? parse(route.query, given, 'query', language) : {};
}

async function readBody(
  route: Route,
  request: Request,
  context: AppContext,
  language: Language,
): Promise<unknown> {
  if (!route.body) return undefined;
  const declared = Number(request.headers.get('Content-Length') ?? 0);
  const limit = route.body.kind === 'json' ? JSON_BYTES : context.limits.fileBytes;
  if (declared > limit) throw tooLarge(limit);
  if (route.body.kind === 'bytes')
    return request.body ?? new ReadableStream({ start: (body) => body.close() });

  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type)) {
    throw new ApiProblem(
      'unsupported_media',
      {
        zh: `内容类型是“${type || '空'}”，此处需要 JSON。`,
        en: `The content type is "${type}"; JSON is expected here.`,
      },
      { zh: '设置 Content-Type: application/json。', en: 'Set Content-Type: application/json.' },
    );
  }
  const given = parseJson(await readText(request, limit));
  const body = parse(route.body.shape, given, 'body', language);
  const dropped = droppedKeys(given, body, 'body');
  if (dropped.length > 0) throw invalidRequest(dropped);
  return body;
}

async function readText(request: Request, limit: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge(limit);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof ApiProblem) throw error;
    throw notJson('UTF-8');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notJson((error as Error).message);
  }
}

function parse(shape: z.ZodType, given: unknown, where: string, language: Language): unknown {
  const result = shape.safeParse(given, { error: locales[language].localeError });
  if (result.success) return result.data;
  throw invalidRequest(
    result.error.issues.map((issue) => ({ path: [where, ...issue.path].join('.'), message: issue.message })),
  );
}

/** Keys that the shape does not know: in a model file a misspelt setting must not be taken for its default. */
function droppedKeys(given: unknown, kept: unknown, path: string): ProblemField[] {
  if (typeof given !== 'object' || given === null || typeof kept !== 'object' || kept === null) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    const at = `${path}.${key}`;
    if (!(key in kept)) return [{ path: at, message: { zh: '没有这个字段', en: 'There is no such field' } }];
    return droppedKeys(value, (kept as Record<string, unknown>)[key], at);
  });
}

function invalidRequest(fields: ProblemField[]): ApiProblem {
  const first = fields[0]?.path ?? '';
  return new ApiProblem(
    'invalid_request',
    {
      zh: `请求中有 ${fields.length} 处不符合接口定义，首处为 ${first}。`,
      en: `${fields.length} part(s) of the request do not fit the interface, first ${first}.`,
    },
    { zh: '按下列各项修改后重试。', en: 'Correct the parts listed and try again.' },
    fields.slice(0, 100),
  );
}

function tooLarge(limit: number): ApiProblem {
  const megabytes = Math.round((limit / 1024 / 1024) * 10) / 10;
  return new ApiProblem(
    'payload_too_large',
    { zh: `内容超过上限 ${megabytes} MB。`, en: `The content is larger than the limit of ${megabytes} MB.` },
    { zh: '拆分后分次提交。', en: 'Split it and send the parts one by one.' },
  );
}

function notJson(reason: string): ApiProblem {
  return new ApiProblem(
    'invalid_request',
    { zh: `内容不是有效的 JSON(${reason})。`, en: `The body is not valid JSON (${reason}).` },
    { zh: '以 UTF-8 编码的 JSON 重新提交。', en: 'Send JSON in UTF-8.' },
  );
}
