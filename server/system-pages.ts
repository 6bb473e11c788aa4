import type { Context, Hono } from 'hono';
import { sql } from 'kysely';
import type { AppContext } from './context.ts';
import type { Language } from './http/language.ts';
import { ApiProblem } from './http/problem.ts';
import { docsPage } from './openapi/docs-page.ts';
import { docsStyle } from './openapi/docs-style.ts';
import { type OpenApiDocument, openApiDocument } from './openapi/openapi-document.ts';
import { problemsPage } from './openapi/problems-page.ts';

interface Environment {
  Variables: { requestId: string; language: Language };
}

/** Liveness, readiness and the documentation: no caller, no tenant data. */
export function bindSystemPages(app: Hono<Environment>, context: AppContext): void {
  let document: OpenApiDocument | null = null;
  const getDocument = () => {
    document ??= openApiDocument(context.version);
    return document;
  };

  app.get('/livez', (call) => json(call, { status: 'ok' }));
  app.get('/readyz', async (call) => {
    await checkDatabase(context);
    return json(call, { status: 'ok', version: context.version });
  });
  app.get('/openapi.json', (call) => json(call, getDocument()));
  app.get('/docs', (call) => text(docsPage(getDocument(), call.get('language')), 'text/html'));
  app.get('/docs/problems', (call) => text(problemsPage(call.get('language')), 'text/html'));
  app.get('/docs/style.css', () => text(docsStyle, 'text/css'));
}

/** Reachable, and migrated by this program: the setting row is the last thing that preparation writes. */
async function checkDatabase({ db }: AppContext): Promise<void> {
  try {
    const { rows } = await sql`select from setting limit 1`.execute(db);
    if (rows.length > 0) return;
  } catch (cause) {
    throw notReady(cause);
  }
  throw notReady(null);
}

function notReady(cause: unknown): ApiProblem {
  const problem = new ApiProblem(
    'unavailable',
    { zh: '数据库不可用或尚未就绪。', en: 'The database cannot be reached or is not prepared yet.' },
    { zh: '稍后再试；若持续，请检查数据库。', en: 'Try again shortly; if it lasts, check the database.' },
  );
  problem.cause = cause;
  return problem;
}

function json(call: Context<Environment>, body: unknown): Response {
  return call.body(JSON.stringify(body), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
}

function text(body: string, type: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Language',
    },
  });
}
