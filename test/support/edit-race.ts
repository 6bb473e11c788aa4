import type { createApp } from '../../server/app.ts';
import type { ModelSummary, StoredModel } from '../../src/contract/capability-models.ts';

import { defaultModel } from '../../src/domain/model/default-model.ts';

type App = ReturnType<typeof createApp>;

/** Several people decide at the same moment from the same state. Answers how many decisions were lost silently. */
export async function raceForModel(app: App, people: number): Promise<number> {
  const before = await readFamily(app);
  const target = before.versions.find(({ inForce }) => !inForce)?.version ?? (await addVersion(app));
  const answers = await Promise.all(
    Array.from({ length: people }, () =>
      app.request(`/api/models/five-capability/versions/${target}/in-force`, {
        method: 'POST',
        headers: { 'If-Match': `"${before.revision}"`, 'Idempotency-Key': crypto.randomUUID() },
      }),
    ),
  );
  const statuses = answers.map(({ status }) => status);
  const heard = statuses.filter((status) => status === 200).length;
  const told = statuses.filter((status) => status === 412).length;
  const after = await readFamily(app);
  // Each was either heard or told that somebody else had been, and what was heard is there.
  return people - heard - told + Math.abs(heard - 1) + Math.abs(after.revision - before.revision - heard);
}

async function addVersion(app: App): Promise<number> {
  const model = { ...defaultModel, description: { zh: '另一版', en: 'another' } };
  const response = await app.request('/api/models', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ model, putInForce: false }),
  });
  return ((await response.json()) as StoredModel).version.version;
}

async function readFamily(app: App): Promise<ModelSummary> {
  const { items } = (await (await app.request('/api/models')).json()) as { items: ModelSummary[] };
  return items[0] as ModelSummary;
}
