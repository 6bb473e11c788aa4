// npm run verify -- --assessment ID | --all | --audit
import { parseArgs } from 'node:util';
import { verifyAssessment } from '../assess/verify-assessment.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import type { AppContext } from '../context.ts';
import { createAuditHeads } from '../node/audit-heads.ts';
import { readConfig } from '../node/config.ts';
import { openDatabase } from '../node/connect.ts';
import { StartError } from '../node/start-error.ts';

const USAGE = `Recomputes stored assessments from their frozen inputs and compares byte for byte.

  npm run verify -- --assessment ID    one assessment
  npm run verify -- --all              every stored assessment, drafts included
  npm run verify -- --audit            the audit log: its chain, and the heads kept outside the database

Uses the same DATABASE_URL or WINDMAKER_DATA as the server, which may be running.
Exit code: 0 everything is equal, 1 something differs, 2 the command could not do its work.`;

type Access = Pick<AppContext, 'db' | 'now'>;

try {
  process.exit((await main()) ? 0 : 1);
} catch (error) {
  const plain = error instanceof StartError || isArgumentError(error);
  console.error(plain ? (error as Error).message : error);
  process.exit(2);
}

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      assessment: { type: 'string' },
      all: { type: 'boolean' },
      audit: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return true;
  }
  const asked = [values.assessment !== undefined, values.all, values.audit].filter(Boolean);
  if (asked.length !== 1) throw new StartError(USAGE);

  const config = readConfig(process.env, process.cwd());
  const database = await openDatabase(config, { joinsRunningHost: true });
  try {
    if (values.audit) return await verifyLog(database.db, config.dataFolder);
    const access = { db: database.db, now: () => new Date() };
    const assessments = await listAssessments(access, values.assessment);
    let differing = 0;
    for (const assessment of assessments) if (!(await verifyOne(access, assessment))) differing++;
    console.log(
      differing === 0
        ? `${assessments.length} verified, every byte equal.`
        : `${assessments.length} verified, ${differing} DIFFER from what their inputs give.`,
    );
    return differing === 0;
  } finally {
    await database.close();
  }
}

async function verifyLog(db: Access['db'], dataFolder: string): Promise<boolean> {
  const heads = await createAuditHeads(dataFolder, () => undefined).read();
  const { entries, head, anchors, findings } = await verifyAudit(db, heads);
  for (const { seq, kind } of findings) console.log(`DIFFER  entry ${seq}: ${kind}`);
  console.log(`audit log: ${entries} entries, ${anchors} heads kept outside, head ${head.seq} ${head.hash}`);
  console.log(findings.length === 0 ? 'The chain is whole.' : 'The audit log was CHANGED.');
  return findings.length === 0;
}

interface Listed {
  publicId: string;
  modelCode: string;
  modelVersion: number;
  period: string;
  status: string;
}

async function listAssessments({ db }: Access, id: string | undefined): Promise<Listed[]> {
  const rows = await db
    .selectFrom('assessment')
    .select(['publicId', 'modelCode', 'modelVersion', 'period', 'status'])
    .$if(id !== undefined, (query) => query.where('publicId', '=', id ?? ''))
    .orderBy('modelCode')
    .orderBy('period')
    .orderBy('id')
    .execute();
  if (id !== undefined && rows.length === 0) throw new StartError(`There is no assessment ${id}.`);
  return rows;
}

async function verifyOne(
  access: Access,
  { publicId, modelCode, modelVersion, period, status }: Listed,
): Promise<boolean> {
  const result = await verifyAssessment(access, publicId);
  const size = `${result.comparedBytes.toLocaleString('en')} bytes, ${result.comparedProviders} providers`;
  console.log(
    `${result.ok ? 'ok    ' : 'DIFFER'}  ${modelCode} v${modelVersion}  ${period}  ${status}  ${publicId}  ${size}`,
  );
  if (result.ok) return true;
  for (const [name, stored, recomputed] of [
    ['inputs', result.storedInputHash, result.recomputedInputHash],
    ['results', result.storedResultHash, result.recomputedResultHash],
  ] as const) {
    if (stored !== recomputed) console.log(`        ${name}: stored ${stored}, recomputed ${recomputed}`);
  }
  for (const { providerId, field, stored, recomputed } of result.differences) {
    console.log(`        ${providerId || '(all)'} ${field}: stored ${stored}, recomputed ${recomputed}`);
  }
  return false;
}

function isArgumentError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
