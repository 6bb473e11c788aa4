import type { DecimalSign } from './decimal-sign.ts';
import type { NumberProblem } from './import-issue.ts';
import { parseNumber } from './parse-number.ts';
import { cellText, type RowBlock } from './row-block.ts';
import { scanDecimal } from './scan-decimal.ts';

/** Reads the number cells of a file, NaN for blank; `problem` tells a blank from a cell that is no number. */
export class NumberCells {
  readonly #decimal: DecimalSign;
  /** Set by a cell that is no number; the caller clears it. */
  problem: NumberProblem | null = null;

  constructor(decimal: DecimalSign) {
    this.#decimal = decimal;
  }

  /** `powerOfTen` comes from the header, "GMV(万元)"; a cell that names its own multiplier (12.3万) keeps it. */
  read(block: RowBlock, cell: number, unit: string | undefined, powerOfTen: number): number {
    const start = block.starts[cell] as number;
    const end = block.ends[cell] as number;
    if (start === end) return Number.NaN;
    if (this.#decimal === '.' && powerOfTen === 0 && end >= 0) {
      const plain = scanDecimal(block.text, start, end);
      if (!Number.isNaN(plain)) return plain;
    }
    return this.#readSlowly(cellText(block, cell), unit, powerOfTen);
  }

  #readSlowly(text: string, unit: string | undefined, powerOfTen: number): number {
    const format = { decimal: this.#decimal };
    const parsed = parseNumber(text, unit === undefined ? format : { ...format, unit });
    if (!parsed.ok) {
      this.problem = parsed.code;
      return Number.NaN;
    }
    if (parsed.value === null) return Number.NaN;
    const namesItsOwn = /[^\d\s)）]\s*$/.test(text);
    return powerOfTen === 0 || namesItsOwn ? parsed.value : Number(`${parsed.value}e${powerOfTen}`);
  }
}
