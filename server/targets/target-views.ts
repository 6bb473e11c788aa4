import type { Kysely } from 'kysely';
import type { ProgrammeSettings } from '../../src/domain/programme/programme-settings.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { type ProgrammeRules, readProgrammeRules } from '../programme/programme-rules.ts';
import { type ProgrammeBook, readProgrammeBook } from '../programme/provider-book.ts';
import { GoalTree } from './goal-split.ts';
import { ScopeProviders } from './scope-providers.ts';
import { figuresOf, type TargetFigures } from './target-figures.ts';
import { readTargetRows, type TargetRow } from './target-row.ts';
import { describeTarget } from './target-view.ts';

/** Who looks at targets, when, and at which month. */
export interface TargetOccasion {
  caller: Caller;
  now: Date;
  month?: string | undefined;
}

/** Everything that figures of targets are made of, read once. */
export class TargetViews {
  readonly book: ProgrammeBook;
  readonly rules: ProgrammeRules;
  readonly scopes: ScopeProviders;
  /** Those that count, which the caller may read. */
  readonly rows: readonly TargetRow[];
  readonly tree: GoalTree;

  constructor(book: ProgrammeBook, rules: ProgrammeRules, rows: readonly TargetRow[]) {
    this.book = book;
    this.rules = rules;
    this.rows = rows;
    this.scopes = new ScopeProviders(book);
    this.tree = new GoalTree(rows, this.scopes);
  }

  static async read(db: Kysely<Database>, { caller, now, month }: TargetOccasion): Promise<TargetViews> {
    const book = await readProgrammeBook(db, caller, { month }, now);
    return new TargetViews(book, await readProgrammeRules(db), await readTargetRows(db, caller));
  }

  get settings(): ProgrammeSettings {
    return this.rules.programme;
  }

  figures(row: TargetRow): TargetFigures {
    return figuresOf(row, this.scopes, this.settings);
  }

  view(row: TargetRow) {
    return describeTarget(row, this.figures(row), this.scopes, this.tree);
  }
}
