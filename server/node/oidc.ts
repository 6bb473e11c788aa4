import { Hono } from 'hono';
import * as client from 'openid-client';
import type { AppContext } from '../context.ts';
import { writeSessionCookie } from '../identity/session-cookie.ts';
import type { SignInPort } from '../identity/sign-in-port.ts';
import type { SingleSignOnConfig } from './config.ts';
import { clearFlowCookie, type Flow, readFlow, writeFlowCookie } from './oidc-flow.ts';
import { type Refusal, recordRefusal, signInByClaims } from './oidc-sign-in.ts';

interface SingleSignOnOptions {
  config: SingleSignOnConfig;
  /** Origin that browsers use; null: the one they asked. */
  publicUrl: string | null;
  context: AppContext;
  signIn: SignInPort;
}

/** OpenID Connect, authorization code with PKCE, state and nonce: /start sends to the provider, /callback comes back. */
export function createSingleSignOn({ config, publicUrl, context, signIn }: SingleSignOnOptions): Hono {
  const app = new Hono();
  const discover = onceUntilItWorks(() => discoverProvider(config));
  const originOf = (request: Request) => publicUrl ?? new URL(request.url).origin;

  app.use(async (call, next) => {
    await next();
    call.header('Cache-Control', 'no-store');
  });

  app.get('/start', async (call) => {
    const provider = await discover().catch((cause: unknown) => {
      context.log({ level: 'error', message: 'the single sign-on provider cannot be reached', cause });
      return null;
    });
    if (provider === null) return call.redirect(problemPage('unavailable'));
    const flow: Flow = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      to: ownPath(call.req.query('to')),
    };
    const address = client.buildAuthorizationUrl(provider, {
      redirect_uri: `${originOf(call.req.raw)}/auth/oidc/callback`,
      scope: 'openid email profile',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
    });
    call.header('Set-Cookie', writeFlowCookie(flow), { append: true });
    return call.redirect(address.href);
  });

  app.get('/callback', async (call) => {
    const request = call.req.raw;
    call.header('Set-Cookie', clearFlowCookie(), { append: true });
    const flow = readFlow(request);
    const refuse = async (reason: Refusal, subject: string | null, cause?: unknown) => {
      await recordRefusal(context, { reason, subject, sender: signIn.senderOf(request) });
      if (cause) context.log({ level: 'info', message: `single sign-on refused: ${String(cause)}` });
      return call.redirect(problemPage(reason));
    };
    if (flow === null) return refuse('expired', null);
    let claims: client.IDToken;
    try {
      const provider = await discover();
      const { search } = new URL(request.url);
      const tokens = await client.authorizationCodeGrant(
        provider,
        new URL(`${originOf(request)}/auth/oidc/callback${search}`),
        {
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          pkceCodeVerifier: flow.verifier,
          idTokenExpected: true,
        },
      );
      const proved = tokens.claims();
      if (!proved) return refuse('failed', null);
      // Many providers put the address into the userinfo answer only.
      const about =
        proved.email === undefined && provider.serverMetadata().userinfo_endpoint
          ? await client.fetchUserInfo(provider, tokens.access_token, proved.sub)
          : {};
      claims = { ...about, ...proved };
    } catch (cause) {
      return refuse('failed', null, cause);
    }
    const result = await signInByClaims(context, signIn, request, claims);
    if ('refusal' in result) return refuse(result.refusal, `${claims.iss} ${claims.sub}`);
    call.header('Set-Cookie', writeSessionCookie(request, signIn, result.token), { append: true });
    return call.redirect(flow.to);
  });
  return app;
}

async function discoverProvider({ issuer, clientId, clientSecret }: SingleSignOnConfig) {
  const authentication = clientSecret === null ? client.None() : client.ClientSecretPost(clientSecret);
  // The configuration lets plain http pass for this machine only.
  const execute = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
  return client.discovery(new URL(issuer), clientId, undefined, authentication, { execute, timeout: 15 });
}

/** A provider that is away for a moment must not keep single sign-on away for ever. */
function onceUntilItWorks<T>(attempt: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => {
    result ??= attempt().catch((error: unknown) => {
      result = null;
      throw error;
    });
    return result;
  };
}

const problemPage = (reason: Refusal | 'unavailable') => `/?singleSignOn=${reason}`;

/** Back to where somebody came from, on this site only. */
function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/';
}
