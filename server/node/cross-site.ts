const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True for a write that a browser sends on behalf of another site. Browsers say so themselves (Fetch Metadata, Origin);
 * a program that says neither holds no cookie of anybody's browser.
 */
export function isCrossSiteWrite(request: Request, publicUrl: string | null): boolean {
  if (SAFE.has(request.method)) return false;
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('Origin');
  if (origin === null) return false;
  return origin !== (publicUrl ?? new URL(request.url).origin);
}
