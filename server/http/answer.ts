import type { Route } from '../../src/contract/route.ts';
import type { RouteId } from '../../src/contract/routes.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { AppContext, Caller } from '../context.ts';
import { handlers } from '../handlers.ts';
import { authorize, notAllowed } from './authorize.ts';
import { readExpectedRevision, readIdempotencyKey } from './conditions.ts';
import type { Call } from './handler.ts';
import { describeIntent, findAnswer, type Intent } from './idempotency.ts';
import type { Language } from './language.ts';
import { ApiProblem } from './problem.ts';
import { readInput } from './read-input.ts';
import { UnitOfWork } from './unit-of-work.ts';
import { writeOutput } from './write-output.ts';

interface Asked {
  id: RouteId;
  route: Route;
  request: Request;
  params: Record<string, string>;
  language: Language;
  requestId: string;
}

/** One call of a route from the request to the response: who, may they, what, do it, say it. */
export async function answer(
  host: AppContext,
  options: { checkResponses?: boolean },
  asked: Asked,
): Promise<Response> {
  const caller = await host.identity.resolve(asked.request);
  try {
    authorize(asked.route.action, asked.route.scope, caller);
    return await perform(host, options, asked, caller);
  } catch (error) {
    const problem = isRefusedByDatabase(error) ? notAllowed() : error;
    // Caused by a policy that says another thing than the database does: whoever runs the host should know.
    if (problem !== error) host.log({ level: 'error', message: 'refused by the database', cause: error });
    if (problem instanceof ApiProblem && problem.code === 'forbidden') await noteDenial(host, asked, caller);
    throw problem;
  }
}

async function perform(
  host: AppContext,
  options: { checkResponses?: boolean },
  asked: Asked,
  caller: Caller | null,
): Promise<Response> {
  const { id, route, request, language, requestId } = asked;
  const context: AppContext = { ...host, db: host.openFor(caller) };
  const key = readIdempotencyKey(route, request);
  const expectedRevision = readExpectedRevision(route, request);
  const input = await readInput(route, request, asked.params, context, language);
  const intent = key === null ? null : describeIntent(caller?.id ?? '', key, id, input);

  const respond = (output: unknown, headers?: Headers) => {
    if (options.checkResponses && route.response.kind === 'json') route.response.shape.parse(output);
    return writeOutput(route, output, request, headers);
  };
  const repeated = intent && (await findAnswer(context.db, intent));
  if (repeated) return respond(repeated.output, REPEATED);

  const unit = new UnitOfWork({ route, context, caller, requestId, intent, expectedRevision });
  const responseHeaders = new Headers();
  const handler = handlers[id] as (call: unknown) => Promise<unknown>;
  try {
    const output = await handler({
      ...input,
      context,
      caller,
      write: unit.write.bind(unit),
      language,
      requestId,
      request,
      responseHeaders,
      signal: request.signal,
    } satisfies Omit<Call, 'write' | 'params' | 'query' | 'body' | 'caller'> & Record<string, unknown>);
    if (route.effect === 'write') unit.confirm(output);
    return respond(output, responseHeaders);
  } catch (error) {
    const twin = intent && (await findTwin(context, intent));
    if (twin) return respond(twin.output, REPEATED);
    throw error;
  }
}

const REPEATED = new Headers({ 'Idempotent-Replayed': 'true' });

/** A call that failed because the same intent was under way at the same moment gets that one's answer. */
async function findTwin(context: AppContext, intent: Intent) {
  return findAnswer(context.db, intent).catch(() => undefined);
}

/** Whoever is refused leaves a trace: what somebody tried is worth as much as what they did. */
async function noteDenial(host: AppContext, asked: Asked, caller: Caller | null): Promise<void> {
  const { route, requestId, params } = asked;
  const head = await appendAudit(
    host.db,
    { at: host.now(), action: route.id, outcome: 'denied', caller, requestId },
    { object: { type: 'route', id: route.path }, before: null, after: params },
  );
  host.keepAuditHead?.(head);
}

/** PostgreSQL's insufficient_privilege: a grant or a row-level policy said no. */
function isRefusedByDatabase(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === '42501';
}
