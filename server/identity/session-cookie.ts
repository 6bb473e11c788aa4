import { SESSION_LIFETIME_SECONDS } from './session-lifetime.ts';
import type { SignInPort } from './sign-in-port.ts';

/** The prefix binds the cookie to this very host, https and every path: no other site or subdomain can set it. */
const NAME = '__Host-windmaker';
/** Taken on the same machine only, where Safari refuses Secure cookies without https. */
const LOCAL_NAME = 'windmaker';

type Place = Pick<SignInPort, 'isLocal'>;

/** The token that a request brings; null without one. */
export function readSessionToken(request: Request, place: Place): string | null {
  const cookies = request.headers.get('Cookie') ?? '';
  const token =
    readCookie(cookies, NAME) ?? (place.isLocal(request) ? readCookie(cookies, LOCAL_NAME) : null);
  return token !== null && /^[\w-]{43}$/.test(token) ? token : null;
}

export function writeSessionCookie(request: Request, place: Place, token: string): string {
  return write(request, place, token, SESSION_LIFETIME_SECONDS);
}

export function clearSessionCookie(request: Request, place: Place): string {
  return write(request, place, '', 0);
}

function write(request: Request, place: Place, value: string, seconds: number): string {
  const common = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
  return place.isLocal(request) && isSafari(request)
    ? `${LOCAL_NAME}=${value}; ${common}`
    : `${NAME}=${value}; Secure; ${common}`;
}

function isSafari(request: Request): boolean {
  const agent = request.headers.get('User-Agent') ?? '';
  return /\bSafari\//.test(agent) && !/Chrom(e|ium)|CriOS|Edg|FxiOS|Android/.test(agent);
}

function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key = '', ...value] = part.split('=');
    if (key.trim() === name) return value.join('=').trim();
  }
  return null;
}
