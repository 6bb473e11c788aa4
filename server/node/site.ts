import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { isAppPath } from '../app.ts';
import { hashText } from '../assess/canonical.ts';
import type { AppContext } from '../context.ts';
import { preferredLanguage } from '../http/language.ts';
import { ApiProblem, problemResponse } from '../http/problem.ts';
import { readSessionToken } from '../identity/session-cookie.ts';
import type { SignInPort } from '../identity/sign-in-port.ts';
import { isCrossSiteWrite } from './cross-site.ts';
import type { Log } from './log.ts';
import { RateLimit } from './rate-limit.ts';

interface SiteParts {
  app: { fetch(request: Request): Response | Promise<Response> };
  console: Hono;
  /** Single sign-on, where it is set up. */
  singleSignOn: Hono | null;
}

interface SiteOptions {
  publicUrl: string | null;
  callsPerMinute: number;
  signIn: Pick<SignInPort, 'senderOf' | 'isLocal'>;
  newId: AppContext['newId'];
  /** Milliseconds. */
  clock: () => number;
  log: Log;
}

/** A sender may be a whole office behind one address. */
const SENDER_FACTOR = 10;
const DOORS_PER_MINUTE = 30;
const isDoor = (method: string, path: string) =>
  (method === 'POST' && (path === '/api/session' || path.startsWith('/api/invitations/'))) ||
  path.startsWith('/auth/');

/** Console, API and single sign-on under one address, with what guards all of them. */
export function createSite({ app, console, singleSignOn }: SiteParts, options: SiteOptions): Hono {
  const site = new Hono();
  site.use(logged(options.log));
  site.use(secured(options.publicUrl));
  site.use(ownSiteOnly(options));
  site.use(limited(options));
  site.use(compress());
  if (singleSignOn) site.route('/auth/oidc', singleSignOn);
  site.all('*', ({ req }) => (isAppPath(req.path) ? app.fetch(req.raw) : console.fetch(req.raw)));
  return site;
}

function logged(log: Log): MiddlewareHandler {
  return async (call, next) => {
    const startedAt = performance.now();
    await next();
    const milliseconds = Math.round(performance.now() - startedAt);
    log({
      level: 'debug',
      message: `${call.req.method} ${call.req.path} ${call.res.status} ${milliseconds} ms`,
    });
  };
}

/** On every answer; the console's page has a stricter fitting policy of its own, which stays. */
function secured(publicUrl: string | null): MiddlewareHandler {
  return secureHeaders({
    overwrite: false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    // Over plain http a browser ignores it; promised only where the address is known to speak https.
    strictTransportSecurity: publicUrl?.startsWith('https:') ? 'max-age=31536000' : false,
  });
}

function ownSiteOnly({ publicUrl, newId }: SiteOptions): MiddlewareHandler {
  return async (call, next) => {
    if (!isCrossSiteWrite(call.req.raw, publicUrl)) return next();
    const problem = new ApiProblem(
      'forbidden',
      { zh: '请求来自另一个网站，已拒绝。', en: 'The request comes from another site and was refused.' },
      {
        zh: '请在控制台内操作；如使用代理，请设置 WINDMAKER_URL。',
        en: 'Do it inside the console; behind a proxy, set WINDMAKER_URL.',
      },
    );
    return refuse(call.req.raw, problem, newId());
  };
}

function limited({ callsPerMinute, signIn, newId, clock }: SiteOptions): MiddlewareHandler {
  const perSession = new RateLimit(callsPerMinute, clock);
  const perSender = new RateLimit(callsPerMinute * SENDER_FACTOR, clock);
  const anonymous = new RateLimit(callsPerMinute, clock);
  const doors = new RateLimit(DOORS_PER_MINUTE, clock);
  return async (call, next) => {
    const { method, path, raw } = call.req;
    if (!path.startsWith('/api/') && !path.startsWith('/auth/')) return next();
    const sender = signIn.senderOf(raw);
    const token = readSessionToken(raw, signIn);
    const waits = [
      perSender.take(sender),
      token === null ? anonymous.take(sender) : perSession.take(hashText(token)),
      isDoor(method, path) ? doors.take(sender) : null,
    ];
    const seconds = Math.max(...waits.map((wait) => wait ?? 0));
    if (seconds === 0) return next();
    const problem = new ApiProblem(
      'too_many_requests',
      { zh: '请求过于频繁，暂停处理。', en: 'Too many requests in a short time.' },
      { zh: `请在 ${seconds} 秒后再试。`, en: `Try again in ${seconds} seconds.` },
    );
    const response = refuse(raw, problem, newId());
    response.headers.set('Retry-After', String(seconds));
    return response;
  };
}

function refuse(request: Request, problem: ApiProblem, requestId: string): Response {
  const language = preferredLanguage(request.headers.get('Accept-Language'));
  const response = problemResponse(problem, language, requestId);
  response.headers.set('X-Request-Id', requestId);
  return response;
}
