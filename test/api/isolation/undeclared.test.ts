import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createSessionIdentity } from '../../../server/identity/session-identity.ts';
import type { OpenApiDocument } from '../../../server/openapi/openapi-document.ts';
import { mayDo } from '../../../src/domain/access/policy.ts';
import { TEMPLATE } from '../../support/start-postgres.ts';
import { EXAMPLES } from './examples.ts';
import { fingerprint } from './fingerprint.ts';
import { type MatrixOperation, readOperations } from './operations.ts';
import { PRINCIPALS, tokenOf } from './principals.ts';
import { World } from './world.ts';

let world: World;
let app: ReturnType<typeof createApp>;
let operations: MatrixOperation[];

beforeAll(async () => {
  world = await World.create(inject('postgres'), TEMPLATE);
  const context = world.context();
  app = createApp({ ...context, identity: createSessionIdentity(context, { isLocal: () => false }, null) });
  operations = readOperations((await (await app.request('/openapi.json')).json()) as OpenApiDocument);
}, 120_000);
afterAll(() => world.close());

/** The mightiest of those who may call it. */
function someoneFor({ action }: MatrixOperation): string {
  return PRINCIPALS.findLast(({ caller }) => mayDo(caller?.role ?? null, action))?.name ?? '';
}

function ask(
  name: string,
  operation: MatrixOperation,
  changes: { query?: string; body?: object; headers?: object },
) {
  const [example] = EXAMPLES[operation.id]?.(world.objects) ?? [];
  const principal = PRINCIPALS.find((one) => one.name === name);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, key: string) => example?.params?.[key] ?? '');
  const query = [new URLSearchParams(example?.query).toString(), changes.query].filter(Boolean).join('&');
  return app.request(`${path}?${query}`, {
    method: operation.method,
    headers: {
      ...(principal?.session && { Cookie: `__Host-windmaker=${tokenOf(principal)}` }),
      'Idempotency-Key': crypto.randomUUID(),
      'If-Match': `"${example?.revision ?? 1}"`,
      'Content-Type': operation.body === 'json' ? 'application/json' : 'application/octet-stream',
      ...changes.headers,
    },
    ...(operation.body === 'json' && {
      body: JSON.stringify({ ...(example?.body as object), ...changes.body }),
    }),
    ...(operation.body === 'bytes' && { body: example?.bytes ?? '' }),
  });
}

test('a field that the document does not declare is refused and never stored', async () => {
  const before = await fingerprint(world.pool);
  const withBody = operations.filter(({ body }) => body === 'json');
  expect(withBody.length).toBeGreaterThan(5);
  for (const operation of withBody)
    for (const field of ['undeclared', 'role', 'scope', 'createdBy', 'status', 'id']) {
      const [example] = EXAMPLES[operation.id]?.(world.objects) ?? [];
      if (field in ((example?.body ?? {}) as object)) continue;
      const answer = await ask(someoneFor(operation), operation, { body: { [field]: 'x' } });
      expect(answer.status, `${operation.id} ${field}`).toBe(400);
    }
  expect(await fingerprint(world.pool)).toBe(before);
});

test('a parameter that the document does not declare is refused', async () => {
  for (const operation of operations) {
    const answer = await ask(someoneFor(operation), operation, { query: 'scope=platform' });
    expect(answer.status, operation.id).toBe(400);
  }
});

test('no header makes somebody another person', async () => {
  const list = operations.find(({ id }) => id === 'listProviders') as MatrixOperation;
  const usual = await (await ask('provider A', list, {})).text();
  const session = PRINCIPALS.find(({ name }) => name === 'ops admin');
  for (const headers of [
    { 'X-User': 'person-ops-admin' },
    { 'X-Caller': 'person-ops-admin', 'X-Role': 'ops_admin' },
    { 'X-Forwarded-User': 'person-ops-admin', 'X-Forwarded-Email': 'ops.admin@example.org' },
    { Authorization: `Bearer ${session ? tokenOf(session) : ''}` },
    { 'X-Windmaker-Person': 'person-ops-admin' },
  ])
    expect(await (await ask('provider A', list, { headers })).text()).toBe(usual);
});
