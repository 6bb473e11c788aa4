import type { z } from 'zod';
import type { Action } from '../domain/access/policy.ts';
import type { ProblemCode } from './problem.ts';

/** Whose rows an answer is made of: the caller's own scope, everybody, or none (no tenant data at all). */
export type RouteScope = 'caller' | 'platform' | 'none';

type Shape = z.ZodType;

export type RouteBody =
  | { kind: 'json'; shape: Shape }
  /** Raw bytes, read as a stream and never buffered whole. */
  | { kind: 'bytes'; description: string };

export type RouteResponse =
  | { kind: 'json'; status: 200 | 201; shape: Shape }
  | { kind: 'empty'; status: 204 }
  | { kind: 'file'; status: 200; contentType: string };

/**
 * One operation of the API, as plain data: the server binds it to a handler, the client calls it, the OpenAPI
 * document describes it. A route without action and scope does not compile.
 */
export type Route = RouteDescription &
  ({ method: 'get'; effect?: undefined } | { method: 'post' | 'put' | 'delete'; effect: RouteEffect });

/**
 * `write`: the handler changes rows, in one transaction with the audit entry that says so. `own`: it keeps a mark of the
 * caller's own that nobody else is shown, such as what they have read, and the audit log does not say it.
 */
export type RouteEffect = 'none' | 'own' | 'write';

interface RouteDescription {
  /** operationId, verb + noun in camelCase. */
  id: string;
  /** With {name} placeholders that `params` types. */
  path: `/api/${string}`;
  tag: string;
  summary: string;
  action: Action;
  scope: RouteScope;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: RouteBody;
  response: RouteResponse;
  /** Creating and deciding take an Idempotency-Key: the same key again answers as the first time, without a second effect. */
  idempotent?: true;
  /** The revision that the caller saw comes as If-Match: 428 without it, 412 with the newer row when it is stale. */
  conditional?: true;
  /** Problem codes besides invalid_request and internal, which any route may answer. */
  problems: readonly ProblemCode[];
}

export function defineRoute<const R extends Route>(route: R): R {
  return route;
}
