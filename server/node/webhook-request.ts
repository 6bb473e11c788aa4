import type { LookupAddress } from 'node:dns';
import { lookup as resolveAll } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { SendOutcome } from '../webhooks/deliver-due.ts';
import { isPublicAddress } from './webhook-address.ts';

interface PostOptions {
  headers: Record<string, string>;
  body: string;
  /** Also addresses that are of no public network. */
  allowsPrivate: boolean;
  timeoutMilliseconds: number;
  /** Aborted when the host stops. */
  signal: AbortSignal;
  resolve?: (host: string) => Promise<LookupAddress[]>;
}

/** Enough for the words of a refusal; whatever a receiver sends beyond is never read. */
const MOST_ANSWER_BYTES = 4096;

class RefusedAddress extends Error {}

/**
 * Sends one message. The name is resolved once, what it leads to is looked at, and the connection goes to just that: a
 * name that leads elsewhere a moment later changes nothing. Redirects are answers like any other.
 */
export async function postMessage(url: string, options: PostOptions): Promise<SendOutcome> {
  const { signal, timeoutMilliseconds } = options;
  const timeout = AbortSignal.timeout(timeoutMilliseconds);
  const either = AbortSignal.any([timeout, signal]);
  try {
    const answer = await Promise.race([post(new URL(url), options, either), aborted(either)]);
    return { kind: 'answer', ...answer };
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' };
    if (timeout.aborted) return { kind: 'problem', problem: 'timeout', text: '' };
    const text = describeError(error);
    return error instanceof RefusedAddress
      ? { kind: 'problem', problem: 'address_refused', text }
      : { kind: 'problem', problem: 'unreachable', text };
  }
}

async function post(url: URL, options: PostOptions, signal: AbortSignal) {
  const { headers, body, allowsPrivate, resolve = resolveName } = options;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // Node asks no lookup for a literal address, so it is looked at here.
  const found = isIP(host) > 0 ? [{ address: host, family: isIP(host) }] : await resolve(host);
  const lookup = lookupOf(found, allowsPrivate);
  signal.throwIfAborted();
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const response = await new Promise<IncomingMessage>((answered, failed) => {
    const sent = request(url, { method: 'POST', headers, agent: false, lookup, signal });
    sent.on('response', answered).on('error', failed).end(body);
  });
  return { status: response.statusCode ?? 0, text: await readStart(response) };
}

const resolveName = (host: string) => resolveAll(host, { all: true });

/** Leads a connection to what may be sent to, whatever its name means by then. Throws when that is nothing. */
export function lookupOf(found: readonly LookupAddress[], allowsPrivate: boolean): LookupFunction {
  const addresses = allowsPrivate ? found : found.filter(({ address }) => isPublicAddress(address));
  const [first] = addresses;
  if (!first) throw new RefusedAddress(found.map(({ address }) => address).join(', '));
  return (_host, { all }, answer) => {
    if (all) answer(null, [...addresses]);
    else answer(null, first.address, first.family);
  };
}

async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_ANSWER_BYTES) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MOST_ANSWER_BYTES));
}

/** A name that takes long to resolve cannot be called off, only left. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, leave) => {
    signal.addEventListener('abort', () => leave(signal.reason), { once: true });
  });
}

/** A refused connection to a name with two addresses is an AggregateError without a message of its own. */
function describeError(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return String(first);
  return (first as NodeJS.ErrnoException).code ?? first.message;
}
