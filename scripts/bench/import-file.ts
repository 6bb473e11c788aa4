import { openAsBlob } from 'node:fs';
import type { RunningProduct } from './start-product.ts';

export interface Imported {
  /** Milliseconds. */
  staged: number;
  confirmed: number;
  counts: Record<string, number>;
}

/** Through the running product as the console does it: inspected, mapped as suggested, sent, confirmed. */
export async function importFile(
  { address, cookie }: RunningProduct,
  file: string,
  kind: string,
): Promise<Imported> {
  const blob = await openAsBlob(file);
  const call = async (
    method: string,
    path: string,
    body: Blob | object,
    headers: Record<string, string> = {},
  ) => {
    const isBytes = body instanceof Blob;
    const response = await fetch(`${address}/api/imports${path}`, {
      method,
      headers: {
        Cookie: cookie,
        'Idempotency-Key': crypto.randomUUID(),
        'Content-Type': isBytes ? 'application/octet-stream' : 'application/json',
        ...headers,
      },
      body: isBytes ? body : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.json();
  };
  const { suggestion } = await call('POST', `/inspect?kind=${kind}`, blob.slice(0, 256 * 1024));
  const opened = {
    model: 'five-capability',
    fileName: 'bench.csv',
    sizeBytes: blob.size,
    mapping: suggestion,
  };
  const { id } = await call('POST', '', opened);
  const start = performance.now();
  const { counts, revision } = await call('PUT', `/${id}/content`, blob);
  const staged = performance.now() - start;
  const seen = { 'If-Match': `"${revision}"` };
  const stored = await call('POST', `/${id}/confirm`, { rowsRejected: counts.rowsRejected }, seen);
  return { staged, confirmed: performance.now() - start - staged, counts: stored.counts };
}
