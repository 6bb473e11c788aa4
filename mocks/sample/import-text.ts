import { createApp } from '../../server/app.ts';
import type { AppContext } from '../../server/context.ts';
import type { ImportKind } from '../../src/contract/imports.ts';
import { callApi } from './api-call.ts';

/** One file through the API's own door: open, send, confirm. The same file again changes nothing. */
export async function importText(
  context: AppContext,
  model: string,
  kind: ImportKind,
  fileName: string,
  columns: readonly string[],
  lines: Iterable<string>,
): Promise<void> {
  const app = createApp(context);
  const bytes = new Blob([...lines]);
  const mapping = { kind, columns: columns.map((header) => ({ header, target: header })) };
  const opened = await callApi(app, '/api/imports', {
    body: JSON.stringify({ model, fileName, sizeBytes: bytes.size, mapping }),
  });
  const read = await callApi(app, `/api/imports/${opened.id}/content`, {
    method: 'PUT',
    body: bytes,
    type: 'application/octet-stream',
  });
  if (read.counts.rowsRejected > 0)
    throw new Error(`loading ${fileName}: ${read.counts.rowsRejected} rows rejected`);
  await callApi(app, `/api/imports/${opened.id}/confirm`, {
    body: JSON.stringify({ rowsRejected: 0 }),
    revision: read.revision,
  });
}
