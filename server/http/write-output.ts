import type { Route } from '../../src/contract/route.ts';
import type { FileOutput } from './handler.ts';

/** The response of a handler that succeeded. JSON reads carry an ETag, so an unchanged answer costs 304 and no bytes. */
export async function writeOutput(
  route: Route,
  output: unknown,
  request: Request,
  extra: Headers = new Headers(),
): Promise<Response> {
  const response = await toResponse(route, output, request);
  for (const [name, value] of extra) response.headers.append(name, value);
  return response;
}

async function toResponse(route: Route, output: unknown, request: Request): Promise<Response> {
  const { response } = route;
  if (response.kind === 'empty')
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  if (response.kind === 'file') return writeFile(output as FileOutput, response.contentType);

  const text = JSON.stringify(output);
  const headers = new Headers({
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  if (route.method === 'get') {
    const tag = await entityTag(text);
    // Always asked again: a publish or an import changes what the same address answers.
    headers.set('Cache-Control', 'private, no-cache');
    headers.set('ETag', tag);
    headers.set('Vary', 'Accept-Language');
    const known = request.headers.get('If-None-Match');
    if (known?.split(',').some((candidate) => candidate.trim() === tag)) {
      headers.delete('Content-Type');
      return new Response(null, { status: 304, headers });
    }
  }
  return new Response(text, { status: response.status, headers });
}

async function entityTag(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const head = new Uint8Array(digest, 0, 12);
  return `W/"${Array.from(head, (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}

function writeFile(file: FileOutput, contentType: string): Response {
  const encoder = new TextEncoder();
  const chunks = file.chunks[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      try {
        const { done, value } = await chunks.next();
        if (done) stream.close();
        else stream.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
      } catch (error) {
        // The status line has left already: the broken transfer is the only way to say it.
        stream.error(error);
      }
    },
    async cancel() {
      await chunks.return?.();
    },
  });
  const ascii = file.fileName.replace(/[^\w.-]/g, '_');
  return new Response(body, {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'Cache-Control': 'no-store',
    },
  });
}
