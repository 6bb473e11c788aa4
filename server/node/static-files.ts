import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const YEAR_SECONDS = 365 * 86_400;

/** Serves the built console: its files, and index.html for every address that the console's own router knows. */
export function createConsole(folder: string): Hono {
  const app = new Hono();
  const page = join(folder, 'index.html');
  if (!existsSync(page)) {
    // The development server shows the console by itself and asks this one for the API only.
    return app.all('*', (call) => call.text('The console is not built; run: npm run build\n', 404));
  }
  const html = readFileSync(page, 'utf8');
  app.use(async (call, next) => {
    await next();
    const { headers, ok } = call.res;
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'same-origin');
    // The build puts a hash of the content into the names of these files: a name never changes its content.
    const isHashed = ok && call.req.path.startsWith('/assets/');
    headers.set('Cache-Control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
  });
  app.use(
    serveStatic({
      root: folder,
      // index.html is answered below, with its own headers; names with a dot in front are not for the public.
      rewriteRequestPath: (path) => (path === '/' || path.includes('/.') ? '/.none' : path),
      precompressed: true,
    }),
  );
  app.get('*', (call) => {
    // A missing file must not be answered with a page.
    if (/\.\w+$/.test(call.req.path) && !call.req.header('Accept')?.includes('text/html'))
      return call.notFound();
    const nonce = randomBytes(16).toString('base64');
    call.header('Content-Security-Policy', writePolicy(nonce));
    return call.html(html.replaceAll('<script', `<script nonce="${nonce}"`));
  });
  return app;
}

/** Only this origin's code and styles take effect; the nonce lets components add style elements of their own. */
function writePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
