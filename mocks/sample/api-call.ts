import type { createApp } from '../../server/app.ts';

export type App = ReturnType<typeof createApp>;

interface Sent {
  method?: 'POST' | 'PUT';
  body?: BodyInit;
  type?: string;
  /** What the call is based on, where the route asks for it. */
  revision?: number;
}

/** One call through the API's own door, as a console makes it. Throws with the answer when it is refused. */
// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the route's, and the loader reads two fields of it.
export async function callApi(app: App, path: string, sent: Sent = {}): Promise<any> {
  const response = await app.request(path, {
    method: sent.method ?? 'POST',
    headers: {
      'Content-Type': sent.type ?? 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      ...(sent.revision !== undefined && { 'If-Match': `"${sent.revision}"` }),
    },
    ...(sent.body !== undefined && { body: sent.body }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer;
}
