import {
  type ColumnMapping,
  type ImportKind,
  MEASURE_PARTS,
  type MeasurePart,
  mappedColumns,
  type WideMeasure,
} from './column-mapping.ts';
import type { DecimalSign } from './decimal-sign.ts';
import { PROVIDER_FIELDS, type ProviderField } from './field-mapping.ts';
import { halfWidth } from './half-width.ts';
import {
  HEADER_POWERS,
  INDICATOR_WORDS,
  PART_WORDS,
  PERIOD_WORDS,
  PROVIDER_FIELD_WORDS,
  PROVIDER_WORDS,
} from './header-words.ts';
import { type Candidate, type Draft, Guess, isPeriod, mean, word } from './mapping-guess.ts';
import { parseNumber } from './parse-number.ts';
import { draftMerchants, draftMonths, draftRelations } from './suggest-merchant-mapping.ts';
import { tableColumns } from './table-column.ts';

/** An indicator as files may call it. */
export interface IndicatorName {
  code: string;
  /** Further names, e.g. the Chinese and the English one. */
  aliases: readonly string[];
}

export interface MappingSuggestion {
  /** A draft: required fields nobody could guess are empty strings, which checkMapping reports. */
  mapping: ColumnMapping;
  /** 0..1: 1 when every required column has a known name and its sample fits; below 0.6 a person should look first. */
  confidence: number;
  /** Keys of columns the mapping leaves out. */
  unused: string[];
}

function indicatorLookup(indicators: readonly IndicatorName[]): Map<string, string> {
  const lookup = new Map<string, string>();
  for (const { code, aliases } of indicators) {
    for (const alias of aliases) if (!lookup.has(word(alias))) lookup.set(word(alias), code);
  }
  for (const { code } of indicators) lookup.set(word(code), code);
  return lookup;
}

/** `gpm.numerator`, `gpm_n`, `gpm 分母`, or plain `gpm`. */
function measureOf(
  header: string,
  lookup: ReadonlyMap<string, string>,
): { indicator: string; part: MeasurePart } | null {
  const name = word(header);
  const whole = lookup.get(name);
  if (whole !== undefined) return { indicator: whole, part: 'value' };
  for (const part of MEASURE_PARTS) {
    for (const suffix of PART_WORDS[part]) {
      const indicator = name.endsWith(suffix) ? lookup.get(name.slice(0, -suffix.length)) : undefined;
      if (indicator !== undefined) return { indicator, part };
    }
  }
  return null;
}

/** Power of ten a header promises: 4 for `GMV(万元)`, 0 for most. */
export function headerPower(header: string): number {
  const bracket = /[([【]\s*(?:单位[::]?\s*)?([^)\]】]*?)\s*[)\]】]\s*$/.exec(halfWidth(header));
  return HEADER_POWERS[bracket?.[1] ?? ''] ?? 0;
}

/** A comma as decimal sign shows only where no reading with a point exists. */
function decimalSign(rows: readonly (readonly string[])[]): DecimalSign {
  const cells = rows.flat();
  const commas = cells.filter(
    (text) => /^-?\d+,\d{1,2}$/.test(text.trim()) || /^-?\d{1,3}(\.\d{3})+,\d+$/.test(text.trim()),
  );
  const points = cells.filter((text) => /\d\.\d/.test(text) && parseNumber(text).ok);
  return commas.length > points.length ? ',' : '.';
}

function draftLong(guess: Guess, isIndicator: (text: string) => boolean, decimal: DecimalSign): Draft {
  const indicator = guess.take(INDICATOR_WORDS, isIndicator, true);
  const period = guess.take(PERIOD_WORDS, isPeriod, true);
  const isNumber = (text: string) => parseNumber(text, { decimal }).ok;
  const parts = Object.fromEntries(
    MEASURE_PARTS.map((part) => [part, guess.take(PART_WORDS[part], isNumber)]),
  ) as Record<MeasurePart, Candidate>;
  const provider = guess.take(PROVIDER_WORDS);
  const key = (part: MeasurePart) => parts[part].key || null;
  const number = Math.max(parts.value.certainty, parts.numerator.certainty);
  return {
    mapping: {
      kind: 'facts_long',
      decimal,
      provider: provider.key,
      period: period.key,
      indicator: indicator.key,
      numerator: key('numerator'),
      denominator: key('denominator'),
      n: key('n'),
      value: key('value'),
    },
    confidence: mean([provider.certainty, period.certainty, indicator.certainty, number]),
  };
}

function draftWide(guess: Guess, lookup: ReadonlyMap<string, string>, decimal: DecimalSign): Draft {
  const measures: WideMeasure[] = [];
  const seen = new Set<string>();
  for (const column of guess.columns) {
    const measure = measureOf(column.header, lookup);
    const id = measure && `${measure.indicator}.${measure.part}`;
    if (measure === null || id === null || seen.has(id)) continue;
    seen.add(id);
    guess.taken.add(column.key);
    measures.push({ column: column.key, ...measure, powerOfTen: headerPower(column.header) });
  }
  const period = guess.take(PERIOD_WORDS, isPeriod, true);
  const provider = guess.take(PROVIDER_WORDS);
  const found = measures.length === 0 ? 0 : 1;
  return {
    mapping: { kind: 'facts_wide', decimal, provider: provider.key, period: period.key, measures },
    confidence: mean([provider.certainty, period.certainty, found, found]),
  };
}

function draftProviders(guess: Guess): Draft {
  // The id last: words such as "id" are the least telling.
  const order: ProviderField[] = [...PROVIDER_FIELDS.filter((field) => field !== 'id'), 'id'];
  const found = new Map(order.map((field) => [field, guess.take(PROVIDER_FIELD_WORDS[field])]));
  const fields = Object.fromEntries(
    PROVIDER_FIELDS.map((field) => [field, found.get(field)?.key || null]),
  ) as Record<ProviderField, string | null>;
  const extras = PROVIDER_FIELDS.filter((field) => field !== 'id' && fields[field] !== null).length;
  const hasPeriod = guess.take(PERIOD_WORDS, isPeriod).certainty === 1;
  const certainty = mean([found.get('id')?.certainty ?? 0, Math.min(1, extras / 2)]);
  return { mapping: { kind: 'providers', fields }, confidence: hasPeriod ? certainty * 0.5 : certainty };
}

const OF_MERCHANTS: readonly ImportKind[] = ['merchants', 'service_relations', 'merchant_months'];

/**
 * A merchant's id may stand for a provider's, and its GMV may be an indicator: of two readings that fit equally well,
 * the one about merchants is taken unless the other explains more of the columns.
 */
function beats(draft: Draft, winner: Draft): boolean {
  if (draft.confidence !== winner.confidence) return draft.confidence > winner.confidence;
  if (!OF_MERCHANTS.includes(draft.mapping.kind) || draft.confidence <= 0.5) return false;
  const explained = ({ mapping }: Draft) => mappedColumns(mapping).filter(({ column }) => column).length;
  return explained(draft) >= explained(winner);
}

/** The likeliest meaning of a file's columns, from their names and the first rows; `kind` asks for that kind only. */
export function suggestMapping(
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
  indicators: readonly IndicatorName[],
  kind: ImportKind | null = null,
): MappingSuggestion {
  const { columns } = tableColumns(headers);
  const lookup = indicatorLookup(indicators);
  const decimal = decimalSign(sampleRows);
  const drafts = [
    draftLong(new Guess(columns, sampleRows), (text) => lookup.has(word(text)), decimal),
    draftWide(new Guess(columns, sampleRows), lookup, decimal),
    draftProviders(new Guess(columns, sampleRows)),
    draftMerchants(new Guess(columns, sampleRows)),
    draftRelations(new Guess(columns, sampleRows)),
    draftMonths(new Guess(columns, sampleRows), decimal),
  ].filter((draft) => kind === null || draft.mapping.kind === kind);
  const best = drafts.reduce((winner, draft) => (beats(draft, winner) ? draft : winner));
  const used = new Set(mappedColumns(best.mapping).map(({ column }) => column));
  return { ...best, unused: columns.map((column) => column.key).filter((key) => !used.has(key)) };
}
