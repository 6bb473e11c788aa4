import type { Cadence } from '../model/capability-model.ts';
import { halfWidth } from './half-width.ts';
import type { IssueDetail, RejectionCode } from './import-issue.ts';
import { KeyLookup } from './key-lookup.ts';
import { parsePeriod } from './parse-period.ts';
import { cellText, detached, type RowBlock } from './row-block.ts';

/** Longest id or name stored, in characters. */
export const LONGEST_KEY = 200;
/** Distinct period texts remembered; a file of timestamps must not fill the memory. */
const REMEMBERED_TEXTS = 4096;
const CONTROL = /\p{Cc}|\p{Cs}/u;

/** The forgiving form of an id: half-width, without blanks around it or a spreadsheet's leading apostrophe. */
export function cleanKey(text: string): string {
  return halfWidth(text).trim().replace(/^'/, '');
}

/** Whether a text can be stored as an id or name. */
export function isCleanText(text: string): boolean {
  return text.length <= LONGEST_KEY && !CONTROL.test(text);
}

/** Why the last lookup answered −1; before that, without meaning. */
export interface KeyProblem {
  code: RejectionCode;
  detail: IssueDetail;
}

/** Ids of providers or merchants: a closed list, or, with 'any', collected from the file. */
export class IdKeys {
  readonly lookup: KeyLookup;
  readonly #open: boolean;
  readonly #unknown: RejectionCode;
  problem: KeyProblem = { code: 'blank_key', detail: {} };

  constructor(ids: readonly string[] | 'any', unknown: 'unknown_provider' | 'unknown_merchant') {
    this.#open = ids === 'any';
    this.#unknown = unknown;
    this.lookup = new KeyLookup(ids === 'any' ? [] : ids);
  }

  /** Index of the id in the cell, or −1 with `problem` set. */
  find(block: RowBlock, cell: number): number {
    const end = block.ends[cell] as number;
    const index = end < 0 ? -1 : this.lookup.find(block.text, block.starts[cell] as number, end);
    return index >= 0 ? index : this.findText(cellText(block, cell));
  }

  /** The same for a text of its own. */
  findText(text: string): number {
    const key = cleanKey(text);
    const known = this.lookup.get(text.trim()) ?? this.lookup.get(key);
    if (known !== undefined) return known;
    if (key === '') this.problem = { code: 'blank_key', detail: {} };
    else if (!isCleanText(key)) this.problem = { code: 'bad_text', detail: { limit: LONGEST_KEY } };
    else if (this.#open) return this.lookup.add(detached(key));
    else this.problem = { code: this.#unknown, detail: {} };
    return -1;
  }
}

/** Periods of the model's cadence, collected from the file in canonical form. */
export class PeriodKeys {
  /** Canonical periods in order of appearance; a batch's periodIndex points here. */
  readonly periods: string[] = [];
  readonly #cadence: Cadence;
  readonly #latest: string | null;
  readonly #indexes = new Map<string, number>();
  #texts = new KeyLookup([]);
  #periodOfText: number[] = [];
  problem: KeyProblem = { code: 'blank_key', detail: {} };

  constructor(cadence: Cadence, latest: string | null) {
    this.#cadence = cadence;
    this.#latest = latest;
  }

  /** Index of the period in the cell, or −1 with `problem` set. */
  find(block: RowBlock, cell: number): number {
    const end = block.ends[cell] as number;
    const known = end < 0 ? -1 : this.#texts.find(block.text, block.starts[cell] as number, end);
    return known >= 0 ? (this.#periodOfText[known] as number) : this.#parse(cellText(block, cell));
  }

  #parse(text: string): number {
    if (text.trim() === '') return this.#fail('blank_key', {});
    const parsed = parsePeriod(text, this.#cadence);
    if (!parsed.ok) return this.#fail(parsed.code, parsed.detail);
    // Canonical periods of one cadence compare as text.
    if (this.#latest !== null && parsed.period > this.#latest)
      return this.#fail('future_period', { latest: this.#latest });
    const index = this.#indexes.get(parsed.period) ?? this.periods.push(parsed.period) - 1;
    this.#indexes.set(parsed.period, index);
    if (this.#periodOfText.length >= REMEMBERED_TEXTS) {
      this.#texts = new KeyLookup([]);
      this.#periodOfText = [];
    }
    this.#periodOfText[this.#texts.add(detached(text))] = index;
    return index;
  }

  #fail(code: RejectionCode, detail: IssueDetail): -1 {
    this.problem = { code, detail };
    return -1;
  }
}
