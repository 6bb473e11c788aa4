import type { z } from 'zod';
import type { Route } from '../../src/contract/route.ts';
import type { RouteId, routes } from '../../src/contract/routes.ts';
import type { AppContext, Caller } from '../context.ts';
import type { Language } from './language.ts';
import type { UnitOfWork } from './unit-of-work.ts';

type Parsed<S> = S extends z.ZodType ? z.output<S> : never;

/** One call of a route, after authorisation and with everything it sent already checked. */
export interface Call<R extends Route = Route> {
  /** `context.db` is the database as this caller may see it. */
  context: AppContext;
  /** Null only on routes that are open before sign-in. */
  caller: R extends { action: 'session.read' | 'session.write' } ? Caller | null : Caller;
  params: R extends { params: infer P } ? Parsed<P> : Record<string, never>;
  query: R extends { query: infer Q } ? Parsed<Q> : Record<string, never>;
  /** JSON, or the unread byte stream of a `bytes` body. */
  body: R extends { body: { kind: 'json'; shape: infer B } }
    ? Parsed<B>
    : R extends { body: { kind: 'bytes' } }
      ? ReadableStream<Uint8Array>
      : undefined;
  /** Only for routes whose effect is `write`. */
  write: R extends { effect: 'write' } ? UnitOfWork['write'] : never;
  language: Language;
  requestId: string;
  /** The request itself, for what identity is made of: cookies and the sender's address. */
  request: Request;
  /** Sent with the answer; for cookies. */
  responseHeaders: Headers;
  /** Aborted when the caller goes away. */
  signal: AbortSignal;
}

/** A download: the name the browser saves it under, and its bytes or text in pieces. */
export interface FileOutput {
  fileName: string;
  chunks: AsyncIterable<string | Uint8Array>;
}

/** What a handler returns: the shape of the response before its defaults and transforms. */
export type Output<R extends Route> = R['response'] extends { kind: 'json'; shape: infer S }
  ? S extends z.ZodType
    ? z.input<S>
    : never
  : R['response'] extends { kind: 'empty' }
    ? undefined
    : FileOutput;

export type Handler<R extends Route> = (call: Call<R>) => Promise<Output<R>>;

/** A handler for every route: a missing one does not compile. */
export type Handlers = { [Id in RouteId]: Handler<(typeof routes)[Id]> };

/** The handlers of one resource, to be spread into the whole. */
export type HandlersOf<Ids extends RouteId> = Pick<Handlers, Ids>;
