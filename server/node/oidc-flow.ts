/** What one sign-in by the provider must come back with; kept by the browser that began it and nobody else. */
export interface Flow {
  state: string;
  nonce: string;
  /** Of PKCE: without it the code is worth nothing. */
  verifier: string;
  /** Path to return to. */
  to: string;
}

const NAME = '__Host-windmaker-sso';
const LIFETIME_SECONDS = 600;
const ATTRIBUTES = 'Secure; Path=/; HttpOnly; SameSite=Lax';

export function writeFlowCookie(flow: Flow): string {
  const value = Buffer.from(JSON.stringify(flow)).toString('base64url');
  return `${NAME}=${value}; ${ATTRIBUTES}; Max-Age=${LIFETIME_SECONDS}`;
}

export const clearFlowCookie = () => `${NAME}=; ${ATTRIBUTES}; Max-Age=0`;

/** Null when the browser brings none. */
export function readFlow(request: Request): Flow | null {
  const cookies = request.headers.get('Cookie') ?? '';
  const value = new RegExp(`(?:^|;\\s*)${NAME}=([\\w-]+)`).exec(cookies)?.[1];
  if (value === undefined) return null;
  try {
    const { state, nonce, verifier, to } = JSON.parse(
      Buffer.from(value, 'base64url').toString('utf8'),
    ) as Flow;
    const texts = [state, nonce, verifier, to];
    return texts.every((text) => typeof text === 'string' && text !== '')
      ? { state, nonce, verifier, to }
      : null;
  } catch {
    return null;
  }
}
