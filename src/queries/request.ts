import type { z } from 'zod';
import type { Problem } from '../contract/problem.ts';
import type { Route } from '../contract/route.ts';
import { foreignProblem } from './foreign-problem.ts';

/** Thrown for every answer that is not a success; carries the problem details as the server wrote them. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

type Input<S> = S extends z.ZodType ? z.input<S> : never;

/** Path placeholders, query and JSON body of a route, as a caller writes them. */
export type RouteInput<R extends Route> = (R extends { params: infer P } ? { params: Input<P> } : unknown) &
  (R extends { query: infer Q } ? { query?: Input<Q> } : unknown) &
  (R extends { body: { kind: 'json'; shape: infer B } } ? { body: Input<B> } : unknown) &
  (R extends { body: { kind: 'bytes' } } ? { body: Blob } : unknown) &
  /** The revision that is shown: the service refuses when somebody has changed the row since. */
  (R extends { conditional: true } ? { revision: number } : unknown);

export type RouteOutput<R extends Route> = R['response'] extends { kind: 'json'; shape: infer S }
  ? S extends z.ZodType
    ? z.output<S>
    : never
  : R['response'] extends { kind: 'empty' }
    ? undefined
    : Blob;

type QueryValue = string | number | boolean | readonly string[] | null | undefined;

/** Path and query of a call, also used for plain links (downloads). Empty values leave the address. */
export function routeUrl<R extends Route>(route: R, input: Pick<RouteInput<R>, keyof RouteInput<R>>): string {
  const { params = {}, query = {} } = input as {
    params?: Record<string, string | number>;
    query?: Record<string, QueryValue>;
  };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value)) {
      if (value.length > 0) search.set(key, value.join(','));
    } else search.set(key, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** Set once by the app: where the API lives and which language its messages should have. */
export const requestSettings = { base: '', language: (): 'zh' | 'en' => 'zh' };

export async function request<R extends Route>(
  route: R,
  input: RouteInput<R>,
  signal?: AbortSignal,
): Promise<RouteOutput<R>> {
  const { body, revision } = input as { body?: unknown; revision?: number };
  const bytes = route.body?.kind === 'bytes';
  const headers: Record<string, string> = { 'Accept-Language': requestSettings.language() };
  if (body !== undefined) headers['Content-Type'] = bytes ? 'application/octet-stream' : 'application/json';
  if (revision !== undefined) headers['If-Match'] = `"${revision}"`;
  if (route.idempotent) headers['Idempotency-Key'] = newKey();
  const send = () =>
    fetch(requestSettings.base + routeUrl(route, input), {
      method: route.method.toUpperCase(),
      headers,
      ...(body === undefined ? {} : { body: bytes ? (body as Blob) : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  const response = await send()
    // Whether it arrived is unknown, and with its key it has one effect however often it is sent.
    .catch((cause: unknown) => (route.idempotent && !signal?.aborted ? send() : Promise.reject(cause)))
    .catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new ProblemError(foreignProblem(0, requestSettings.language()));
    });
  if (!response.ok) throw new ProblemError(await readProblem(response));
  if (route.response.kind === 'empty') return undefined as RouteOutput<R>;
  return (await (route.response.kind === 'file' ? response.blob() : response.json())) as RouteOutput<R>;
}

/** One intent, one key. Made without randomUUID, which browsers withhold from plain http in a local network. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** Our own problem as the server wrote it; words of ours for the page of a proxy or anything else. */
export async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body) ? body : foreignProblem(response.status, requestSettings.language());
}

/** What to show for a failed query or mutation; an error that is no answer at all reads as no answer. */
export function problemOf(error: Error): Problem;
export function problemOf(error: Error | null): Problem | null;
export function problemOf(error: Error | null): Problem | null {
  if (error === null) return null;
  return error instanceof ProblemError ? error.problem : foreignProblem(0, requestSettings.language());
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'errors' in body;
}
