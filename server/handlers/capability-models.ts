import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { modelSummary, modelVersion } from '../../src/contract/capability-models.ts';
import { toCapabilityModel } from '../../src/contract/capability-models.ts';
import { compareModels } from '../../src/domain/model/compare-models.ts';
import type { Caller } from '../context.ts';
import { getDefaultModelCode } from '../db/prepare-database.ts';
import type { Database } from '../db/schema.ts';
import { isLimited, scopedProviders } from '../db/scoped-providers.ts';
import type { HandlersOf } from '../http/handler.ts';
import { modelNotFound, readFamily, readModel } from '../models/read-model.ts';
import { putInForce, storeModelVersion } from '../models/store-model.ts';

type Summary = z.input<typeof modelSummary>;
type Version = z.input<typeof modelVersion>;

export const modelHandlers: HandlersOf<
  'listModels' | 'createModelVersion' | 'getModelVersion' | 'putModelInForce' | 'compareModelVersions'
> = {
  listModels: async ({ context, caller }) => ({ items: await listSummaries(context.db, caller) }),

  createModelVersion: async ({ context, caller, body, write }) => {
    const model = toCapabilityModel(body.model);
    return write(async ({ db, record }) => {
      const version = await storeModelVersion(db, {
        model,
        note: body.note,
        putInForce: body.putInForce,
        by: caller.name,
        now: context.now(),
      });
      const stored = await readStored(db, caller, model.code, version);
      record({
        object: { type: 'model', id: `${model.code} v${version}` },
        before: null,
        after: stored.version,
        reason: body.note || null,
      });
      return stored;
    });
  },

  getModelVersion: async ({ context, caller, params }) =>
    readStored(context.db, caller, params.code, params.version),

  putModelInForce: async ({ caller, params, write }) =>
    write(async ({ db, record, expectRevision }) => {
      const model = await readModel(db, params.code, params.version);
      const family = await lockFamily(db, params.code);
      await expectRevision(family.revision, () => requireSummary(db, caller, params.code));
      await putInForce(db, model, params.version);
      record({
        object: { type: 'model', id: params.code },
        before: { inForceVersion: family.inForceVersion },
        after: { inForceVersion: params.version },
      });
      return requireSummary(db, caller, params.code);
    }),

  compareModelVersions: async ({ context, params, query }) => {
    await readFamily(context.db, params.code);
    const from = await readModel(context.db, params.code, query.from);
    const to = await readModel(context.db, params.code, query.to);
    return { ...query, items: compareModels(from, to) };
  },
};

async function lockFamily(db: Kysely<Database>, code: string) {
  const family = await db
    .selectFrom('modelFamily')
    .select(['inForceVersion', 'revision'])
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
  if (!family) throw modelNotFound(code);
  return family;
}

async function requireSummary(db: Kysely<Database>, caller: Caller, code: string): Promise<Summary> {
  const [summary] = await listSummaries(db, caller, code);
  if (!summary) throw modelNotFound(code);
  return summary;
}

/** What is counted is what the caller may see: their own providers, and no drafts. */
async function listSummaries(db: Kysely<Database>, caller: Caller, code?: string): Promise<Summary[]> {
  const defaultCode = await getDefaultModelCode(db);
  const families = await db
    .selectFrom('modelFamily')
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom('provider as p')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('p.modelCode', '=', 'modelFamily.code')
        .where(scopedProviders(caller))
        .as('providers'),
    ])
    .$if(code !== undefined, (query) => query.where('code', '=', code ?? ''))
    .orderBy('createdAt')
    .orderBy('code')
    .execute();
  const versions = await listVersions(
    db,
    caller,
    families.map((family) => family.code),
  );
  const summaries = families.map((family) => ({
    code: family.code,
    name: family.name,
    description: family.description,
    cadence: family.cadence as Summary['cadence'],
    isDefault: family.code === defaultCode,
    revision: family.revision,
    providers: family.providers ?? 0,
    versions: versions.filter((one) => one.code === family.code).map((one) => one.version),
  }));
  return summaries.sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

async function listVersions(
  db: Kysely<Database>,
  caller: Caller,
  codes: string[],
  only?: number,
): Promise<{ code: string; version: Version }[]> {
  if (codes.length === 0) return [];
  const rows = await db
    .selectFrom('modelVersion')
    .innerJoin('modelFamily', 'modelFamily.code', 'modelVersion.code')
    .select([
      'modelVersion.code',
      'modelVersion.version',
      'modelVersion.createdAt',
      'modelVersion.createdBy',
      'modelVersion.note',
      'modelVersion.contentHash',
      'modelFamily.inForceVersion',
    ])
    .select((eb) => [
      eb
        .selectFrom('assessment')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('assessment.modelCode', '=', 'modelVersion.code')
        .whereRef('assessment.modelVersion', '=', 'modelVersion.version')
        .$if(isLimited(caller), (query) => query.where('assessment.status', '<>', 'draft'))
        .as('assessments'),
    ])
    .where('modelVersion.code', 'in', codes)
    .$if(only !== undefined, (query) => query.where('modelVersion.version', '=', only ?? 0))
    .orderBy('modelVersion.version', 'desc')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    version: {
      version: row.version,
      inForce: row.version === row.inForceVersion,
      createdAt: row.createdAt.toISOString(),
      createdBy: row.createdBy,
      note: row.note,
      contentHash: row.contentHash,
      assessments: row.assessments ?? 0,
    },
  }));
}

async function readStored(db: Kysely<Database>, caller: Caller, code: string, version: number) {
  const model = await readModel(db, code, version);
  const [stored] = await listVersions(db, caller, [code], version);
  if (!stored) throw modelNotFound(code, version);
  return { version: stored.version, model };
}
