import type { Kysely } from 'kysely';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { type TargetDraft, type TargetOwner, TargetWorld } from './check-draft.ts';
import { type RowDraft, readTargetCells } from './read-target-cells.ts';
import type { FileFault, TargetFile } from './read-target-file.ts';
import type { TargetColumn } from './target-columns.ts';
import { readTargetRows, type TargetRow } from './target-row.ts';

/** What one row of a file does. */
export interface PlannedRow {
  line: number;
  /** The target it changes; null: it sets a new one. */
  before: TargetRow | null;
  draft: TargetDraft;
  isUnchanged: boolean;
}

export interface ImportPlan {
  rows: PlannedRow[];
  faults: FileFault[];
  rejected: number;
  world: TargetWorld;
}

/**
 * What importing the file would do. Within a transaction with `lock`, the targets it changes are held until its end.
 * A row changes the target that counts for the same scope, measure and period; there is at most one.
 */
export async function planImport(
  db: Kysely<Database>,
  caller: Caller,
  file: TargetFile,
  { lock = false }: { lock?: boolean } = {},
): Promise<ImportPlan> {
  // Under a wrong header every row would be wrong in the same way.
  const isReadable = file.faults.every(({ code }) => !code.startsWith('column_'));
  const read = (isReadable ? file.rows : []).map((row) => ({ row, ...readTargetCells(row) }));
  const existing = new Map((await readTargetRows(db, caller, { lock })).map((row) => [identityOf(row), row]));
  const world = await TargetWorld.read(
    db,
    read.flatMap(({ draft }) => draft ?? []),
  );
  const faults = [...file.faults];
  const rows: PlannedRow[] = [];
  const lines = new Map<string, number>();
  for (const { row, draft: written, faults: cellFaults } of read) {
    const found: { path: string; code: string; reason: FileFault['reason']; fix: FileFault['fix'] }[] =
      cellFaults.map(({ column, ...fault }) => ({ ...fault, path: column }));
    if (written) {
      const identity = identityOf(written);
      const before = existing.get(identity) ?? null;
      const draft = wholeDraft(written, before, world.owners);
      found.push(
        ...world.faultsOf(draft, before).map(({ message, ...fault }) => ({ ...fault, reason: message })),
        ...repeatedFaults(lines.get(identity)),
      );
      if (!lines.has(identity)) lines.set(identity, row.line);
      if (found.length === 0)
        rows.push({ line: row.line, before, draft, isUnchanged: before !== null && isSame(before, draft) });
    }
    faults.push(
      ...found.map(({ path, ...fault }): FileFault => {
        const column = path.split('.')[0] as TargetColumn;
        return {
          ...fault,
          line: row.line,
          column: file.headers[column] ?? null,
          cell: row.cells[column] ?? null,
        };
      }),
    );
  }
  const badLines = new Set(faults.map(({ line }) => line));
  return {
    rows,
    faults: faults.sort((a, b) => a.line - b.line),
    rejected: isReadable ? file.rows.filter(({ line }) => badLines.has(line)).length : file.rows.length,
    world,
  };
}

/** A column that the file does not have leaves what is stored as it is. */
function wholeDraft(
  { startValue, curve, owner, ...written }: RowDraft,
  before: TargetRow | null,
  owners: readonly TargetOwner[],
): TargetDraft {
  return {
    ...written,
    startValue: startValue === undefined ? (before?.startValue ?? null) : startValue,
    curve: curve ?? before?.curve ?? { kind: 'straight' },
    owner: owner === undefined ? (before?.owner?.id ?? null) : ownerId(owner, before, owners),
  };
}

/** A person is written by id or by name; whoever has it already keeps it when the name says nothing else. */
function ownerId(
  text: string | null,
  before: TargetRow | null,
  owners: readonly TargetOwner[],
): string | null {
  if (text === null) return null;
  const { owner = null } = before ?? {};
  if (owner && (owner.id === text || owner.name === text)) return owner.id;
  const named = owners.filter(({ name }) => name === text);
  return named.length === 1 ? named[0]!.id : text;
}

function isSame(before: TargetRow, draft: TargetDraft): boolean {
  return (
    before.goal === draft.goal &&
    before.startValue === draft.startValue &&
    (before.owner?.id ?? null) === draft.owner &&
    curveKey(before.curve) === curveKey(draft.curve)
  );
}

function curveKey(curve: TargetDraft['curve']): string {
  return JSON.stringify([curve.kind, 'weights' in curve && curve.weights, 'shares' in curve && curve.shares]);
}

function identityOf({
  level,
  scope,
  measure,
  from,
  to,
}: Pick<TargetDraft, 'level' | 'scope' | 'measure' | 'from' | 'to'>): string {
  return JSON.stringify([level, scope, measure, from, to]);
}

function repeatedFaults(firstLine: number | undefined) {
  if (firstLine === undefined) return [];
  return [
    {
      path: '',
      code: 'row_repeated',
      reason: {
        zh: `与第 ${firstLine} 行是同一个目标`,
        en: `It is the same target as line ${firstLine}`,
      },
      fix: { zh: '每个目标只留一行', en: 'Leave one row for each target' },
    },
  ];
}
