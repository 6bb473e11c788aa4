import { Hono } from 'hono';
import type { Route } from '../src/contract/route.ts';
import { type RouteId, routes } from '../src/contract/routes.ts';
import type { AppContext } from './context.ts';
import { answer } from './http/answer.ts';
import { type Language, preferredLanguage } from './http/language.ts';
import { ApiProblem, problemResponse } from './http/problem.ts';
import { bindSystemPages } from './system-pages.ts';

export interface AppOptions {
  /** Checks every JSON answer against the contract and fails the call when it differs. For tests. */
  checkResponses?: boolean;
}

interface Environment {
  Variables: { requestId: string; language: Language };
}

/** True for the paths this app answers; everything else belongs to the console's files. */
export function isAppPath(path: string): boolean {
  return /^\/(api(\/|$)|docs(\/|$)|livez$|readyz$|openapi\.json$)/.test(path);
}

/** The whole API over whatever host, database, clock and caller the context brings. */
export function createApp(context: AppContext, options: AppOptions = {}): Hono<Environment> {
  const app = new Hono<Environment>();

  app.use(async (call, next) => {
    call.set('requestId', context.newId());
    call.set('language', preferredLanguage(call.req.raw.headers.get('Accept-Language')));
    await next();
    call.res.headers.set('X-Request-Id', call.get('requestId'));
    call.res.headers.set('X-Content-Type-Options', 'nosniff');
  });

  for (const [id, route] of Object.entries(routes) as [RouteId, Route][]) {
    app.on(route.method.toUpperCase(), honoPath(route.path), async (call) => {
      const asked = { id, route, request: call.req.raw, params: call.req.param() };
      return answer(context, options, {
        ...asked,
        language: call.get('language'),
        requestId: call.get('requestId'),
      });
    });
  }
  bindSystemPages(app, context);
  refuseOtherMethods(app);

  app.notFound((call) =>
    problemResponse(
      new ApiProblem(
        'not_found',
        { zh: `没有 ${call.req.path} 这个地址。`, en: `There is no ${call.req.path}.` },
        { zh: '接口列表见 /docs。', en: 'The operations are listed at /docs.' },
      ),
      call.get('language'),
      call.get('requestId'),
    ),
  );
  app.onError((error, call) => {
    const requestId = call.get('requestId');
    if (error instanceof ApiProblem) return problemResponse(error, call.get('language'), requestId);
    context.log({
      level: 'error',
      message: `${call.req.method} ${call.req.path} failed`,
      requestId,
      cause: error,
    });
    return problemResponse(internalProblem(requestId), call.get('language'), requestId);
  });
  return app;
}

function internalProblem(requestId: string): ApiProblem {
  return new ApiProblem(
    'internal',
    {
      zh: '服务处理请求时出错，未完成的更改已撤销。',
      en: 'The service failed on this request; unfinished changes were undone.',
    },
    {
      zh: `重试；若再次出现，请提供编号 ${requestId}。`,
      en: `Try again; if it comes back, quote ${requestId}.`,
    },
  );
}

/** A known path with another method answers 405 and says which methods it has. */
function refuseOtherMethods(app: Hono<Environment>): void {
  const methods = new Map<string, Set<string>>();
  for (const route of Object.values(routes)) {
    const known = methods.get(route.path) ?? new Set<string>();
    known.add(route.method.toUpperCase());
    if (route.method === 'get') known.add('HEAD');
    methods.set(route.path, known);
  }
  for (const [path, known] of methods) {
    const allowed = [...known].join(', ');
    app.all(honoPath(path), (call) => {
      const problem = new ApiProblem('method_not_allowed', {
        zh: `此地址只支持 ${allowed}。`,
        en: `This address takes ${allowed} only.`,
      });
      const response = problemResponse(problem, call.get('language'), call.get('requestId'));
      response.headers.set('Allow', allowed);
      return response;
    });
  }
}

function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
