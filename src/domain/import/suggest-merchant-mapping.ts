import type { DecimalSign } from './decimal-sign.ts';
import { type FieldKind, fieldsMapping } from './field-mapping.ts';
import { PERIOD_WORDS, PROVIDER_WORDS } from './header-words.ts';
import { type Candidate, type Draft, type Guess, isPeriod, mean } from './mapping-guess.ts';
import {
  MERCHANT_FIELD_WORDS,
  MERCHANT_WORDS,
  MONTH_FIELD_WORDS,
  RELATION_FIELD_WORDS,
} from './merchant-header-words.ts';
import { parseNumber } from './parse-number.ts';
import { parseDate } from './parse-period.ts';

/** A file that nowhere says "merchant" is only taken for one of merchants when nothing else fits or somebody asks. */
const UNNAMED = 0.5;

const isDate = (text: string) => parseDate(text) !== null;
const isCount = (text: string) => parseNumber(text, { unit: 'count' }).ok;

interface Taken {
  [field: string]: Candidate;
}

function takeAll(
  guess: Guess,
  words: Readonly<Record<string, readonly string[]>>,
  fits?: (text: string) => boolean,
) {
  const taken: Taken = {};
  for (const [field, names] of Object.entries(words)) taken[field] = guess.take(names, fits);
  return taken;
}

function draft(kind: FieldKind, taken: Taken, decimal: DecimalSign, confidence: number): Draft {
  return { mapping: fieldsMapping(kind, (field) => taken[field]?.key || null, decimal), confidence };
}

/** The merchant's column by its own words, else by those of any id. */
function takeMerchant(guess: Guess): { merchant: Candidate; trust: number } {
  const named = guess.take(MERCHANT_WORDS);
  if (named.key !== '') return { merchant: named, trust: 1 };
  return { merchant: guess.take(PROVIDER_WORDS), trust: UNNAMED };
}

/** One row per merchant. */
export function draftMerchants(guess: Guess): Draft {
  const taken = takeAll(guess, MERCHANT_FIELD_WORDS);
  const { merchant, trust } = takeMerchant(guess);
  const extras = Object.values(taken).filter(({ key }) => key !== '').length;
  const hasPeriod = guess.take(PERIOD_WORDS, isPeriod).certainty === 1;
  const certainty = mean([merchant.certainty, Math.min(1, extras / 2)]) * trust;
  return draft('merchants', { ...taken, id: merchant }, '.', hasPeriod ? certainty * 0.5 : certainty);
}

/** One row per span of service. */
export function draftRelations(guess: Guess): Draft {
  const { role, operatedSessions, ...days } = RELATION_FIELD_WORDS;
  const taken = {
    ...takeAll(guess, { role }),
    ...takeAll(guess, days, isDate),
    ...takeAll(guess, { operatedSessions }, isCount),
  };
  const { merchant, trust } = takeMerchant(guess);
  const provider = guess.take(PROVIDER_WORDS);
  const confidence = mean([provider.certainty, merchant.certainty, taken.startedOn?.certainty ?? 0]);
  return draft('service_relations', { ...taken, provider, merchant }, '.', confidence * trust);
}

/** One row per merchant and month. */
export function draftMonths(guess: Guess, decimal: DecimalSign): Draft {
  const isNumber = (text: string) => parseNumber(text, { decimal }).ok;
  const taken = takeAll(guess, MONTH_FIELD_WORDS, isNumber);
  const period = guess.take(PERIOD_WORDS, isPeriod, true);
  const { merchant, trust } = takeMerchant(guess);
  const amount = Math.max(...Object.values(taken).map(({ certainty }) => certainty));
  const confidence = mean([merchant.certainty, period.certainty, amount]);
  return draft('merchant_months', { ...taken, merchant, period }, decimal, confidence * trust);
}
