import { sql, type Transaction } from 'kysely';
import type { CapabilityModel } from '../../src/domain/model/capability-model.ts';
import { checkModel } from '../../src/domain/model/check-model.ts';
import { canonicalJson, hashText } from '../assess/canonical.ts';
import type { Database } from '../db/schema.ts';
import { ApiProblem } from '../http/problem.ts';

export interface NewModelVersion {
  model: CapabilityModel;
  note: string;
  putInForce: boolean;
  by: string;
  now: Date;
}

/** Stores a model as a new family or the next version of a known one; the same content again is the stored one. */
export async function storeModelVersion(trx: Transaction<Database>, entry: NewModelVersion): Promise<number> {
  refuseInvalid(entry.model);
  const content = canonicalJson(entry.model);
  const contentHash = hashText(content);
  const { code } = entry.model;
  await addFamily(trx, entry);
  const family = await trx
    .selectFrom('modelFamily')
    .select('cadence')
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (family.cadence !== entry.model.cadence) throw otherCadence(family.cadence, entry.model.cadence);
  const versions = await trx
    .selectFrom('modelVersion')
    .select(['version', 'contentHash'])
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .execute();
  const same = versions.find((one) => one.contentHash === contentHash);
  if (same) return same.version;

  const version = (versions[0]?.version ?? 0) + 1;
  await trx
    .insertInto('modelVersion')
    .values({
      code,
      version,
      content,
      contentHash,
      note: entry.note,
      createdAt: entry.now,
      createdBy: entry.by,
    })
    .execute();
  await registerIndicators(trx, entry.model);
  if (entry.putInForce || version === 1) await putInForce(trx, entry.model, version);
  return version;
}

/** Makes a stored version the one that new assessments use. */
export async function putInForce(
  trx: Transaction<Database>,
  model: CapabilityModel,
  version: number,
): Promise<void> {
  await trx
    .updateTable('modelFamily')
    .set({
      inForceVersion: version,
      name: JSON.stringify(model.name),
      description: JSON.stringify(model.description),
    })
    .where('code', '=', model.code)
    .execute();
}

async function addFamily(trx: Transaction<Database>, { model, now }: NewModelVersion): Promise<void> {
  await trx
    .insertInto('modelFamily')
    .values({
      code: model.code,
      name: JSON.stringify(model.name),
      description: JSON.stringify(model.description),
      cadence: model.cadence,
      inForceVersion: 1,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Only codes not known yet: an insert that meets a conflict would still use up one of the few small keys. */
async function registerIndicators(trx: Transaction<Database>, model: CapabilityModel): Promise<void> {
  const codes = model.indicators.map((indicator) => indicator.code);
  await sql`
    insert into indicator (code)
    select code from unnest(${codes}::text[]) with ordinality as given (code, position)
    where not exists (select from indicator known where known.code = given.code)
    order by position`.execute(trx);
}

function refuseInvalid(model: CapabilityModel): void {
  const problems = checkModel(model);
  if (problems.length === 0) return;
  throw new ApiProblem(
    'model_invalid',
    {
      zh: `模型文件有 ${problems.length} 处问题，未保存。`,
      en: `The model file has ${problems.length} problem(s); nothing was stored.`,
    },
    { zh: '按下列各项修改后重新提交。', en: 'Correct the parts listed and send it again.' },
    problems.map(({ path, message, fix }) => ({ path: `body.model.${path}`, message, fix })),
  );
}

function otherCadence(stored: string, given: string): ApiProblem {
  return new ApiProblem(
    'conflict',
    {
      zh: `该模型的评估周期是 ${stored},新版本写的是 ${given};同一模型的周期不能改变。`,
      en: `This model grades by ${stored}, the new version by ${given}; the cadence of a family cannot change.`,
    },
    {
      zh: '改回原周期，或换一个模型编码另建模型。',
      en: 'Use the same cadence, or another code for a new family.',
    },
  );
}
