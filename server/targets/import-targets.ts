import type { Kysely } from 'kysely';
import type { TargetFilePreview } from '../../src/contract/target-imports.ts';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { ApiProblem, conflict } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import type { TargetDraft, TargetWorld } from './check-draft.ts';
import { type PlannedRow, planImport } from './plan-import.ts';
import { type FileFault, readTargetFile, type TargetFile } from './read-target-file.ts';
import { scopeNameOf } from './target-view.ts';
import { type TargetOccasion, TargetViews } from './target-views.ts';
import { insertTarget, storeTerms, type TargetAuthor } from './write-target.ts';

type Item = TargetFilePreview['items'][number];

/** What importing the file would do; stores nothing. */
export async function inspectTargets(
  db: Kysely<Database>,
  occasion: TargetOccasion,
  body: ReadableStream<Uint8Array>,
): Promise<TargetFilePreview> {
  const file = await readTargetFile(body);
  const { rows, faults, rejected, world } = await planImport(db, occasion.caller, file);
  const views = await TargetViews.read(db, occasion);
  return {
    sha256: file.sha256,
    rows: file.rows.length,
    counts: { ...countsOf(rows), rejected },
    items: rows.map(({ line, before, draft, isUnchanged }): Item => {
      const { level, scope, measure, from, to } = draft;
      return {
        line,
        action: before === null ? 'create' : isUnchanged ? 'unchanged' : 'change',
        id: before?.id ?? null,
        ...{ level, scope, measure, from, to },
        scopeName: scopeNameOf(draft, views.scopes),
        before: before && termsOfItem({ ...before, owner: before.owner?.name ?? null }),
        after: termsOfItem({ ...draft, owner: world.nameOfOwner(draft.owner, before) }),
      };
    }),
    faults,
  };
}

/** Stores every row of the file or none. Throws conflict for other bytes than were looked at. */
export async function importTargets(
  unit: WriteUnit,
  context: Pick<AppContext, 'newId'>,
  author: TargetAuthor,
  file: TargetFile,
  sha256: string,
) {
  if (file.sha256 !== sha256) throw otherFile();
  const { rows, faults, world } = await planImport(unit.db, author.caller, file, { lock: true });
  if (faults.length > 0) throw refused(faults);
  for (const row of rows) await store(unit, context, author, row, world);
  const counts = countsOf(rows);
  unit.record({ object: { type: 'target_file', id: sha256 }, before: null, after: counts });
  return counts;
}

async function store(
  unit: WriteUnit,
  context: Pick<AppContext, 'newId'>,
  author: TargetAuthor,
  { before, draft, isUnchanged }: PlannedRow,
  world: TargetWorld,
): Promise<void> {
  if (isUnchanged) return;
  if (before === null) await insertTarget(unit, context.newId(), draft, world, author, null);
  else await storeTerms(unit, before, draft, world, author, null);
}

function countsOf(rows: readonly PlannedRow[]) {
  const created = rows.filter(({ before }) => before === null).length;
  const unchanged = rows.filter(({ isUnchanged }) => isUnchanged).length;
  return { created, changed: rows.length - created - unchanged, unchanged };
}

function termsOfItem({ goal, startValue, curve, owner }: TargetDraft): Item['after'] {
  return { goal, startValue, curve, owner };
}

function otherFile() {
  return conflict(
    {
      zh: '文件与预览时的不是同一份，没有导入。',
      en: 'The file is not the one that was looked at; nothing was imported.',
    },
    { zh: '重新上传并核对预览。', en: 'Upload it again and look at the preview.' },
  );
}

function refused(faults: readonly FileFault[]): ApiProblem {
  return new ApiProblem(
    'invalid_request',
    {
      zh: `文件有 ${faults.length} 处错误，没有导入任何一行。`,
      en: `The file has ${faults.length} faults; no row was imported.`,
    },
    { zh: '按说明修改后重新上传。', en: 'Correct them as described and upload again.' },
    faults.map(({ line, column, reason, fix }) => ({
      path: column === null ? `body.line ${line}` : `body.line ${line}.${column}`,
      message: reason,
      fix,
    })),
  );
}
