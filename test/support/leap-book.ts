import { evaluateLeaps } from '../../src/domain/leap/evaluate-leaps.ts';
import type { LeapOutcome } from '../../src/domain/leap/leap-outcome.ts';
import { DEFAULT_LEAP_SETTINGS, type LeapSettings } from '../../src/domain/leap/leap-settings.ts';
import type { BookMerchant, BookRelation, MerchantBook } from '../../src/domain/leap/merchant-book.ts';
import { periodRange } from '../../src/domain/period/period.ts';

const FIRST_MONTH = '2025-01';
const AXIS = periodRange(FIRST_MONTH, '2034-12');

export const WAN = 10_000;

interface Shop extends Partial<Omit<BookMerchant, 'paid' | 'refund'>> {
  /** 万 per month from 2025-01; null: no row. */
  paid: readonly (number | null)[];
  /** 万; without it nothing was refunded. */
  refund?: readonly (number | null)[];
}

/** A book from 2025-01 on; relations are primary, of provider 1, and running unless they say otherwise. */
export function bookOf(
  shops: readonly Shop[],
  relations: readonly (Partial<BookRelation> & { startedOn: string })[],
  decisions: MerchantBook['decisions'] = new Map(),
): MerchantBook {
  const months = AXIS.slice(0, Math.max(...shops.map(({ paid }) => paid.length)));
  return {
    months,
    decisions,
    merchants: shops.map(({ paid, refund, ...shop }, at) => ({
      id: 100 + at,
      industry: 'clothing',
      openedMonth: '2020-01',
      vetoed: false,
      ...shop,
      paid: column(paid, months.length),
      refund: column(refund ?? paid.map((amount) => amount && 0), months.length),
    })),
    relations: relations.map((relation, at) => ({
      id: at + 1,
      merchant: 0,
      provider: 1,
      providerVetoed: false,
      role: 'primary',
      endedOn: null,
      operatedSessions: null,
      ...relation,
    })),
  };
}

/** The outcomes of a book with some settings changed. */
export function outcomesOf(book: MerchantBook, changed: Partial<LeapSettings> = {}): LeapOutcome[] {
  return evaluateLeaps(book, { ...DEFAULT_LEAP_SETTINGS, ...changed });
}

/** One shop under one relation that starts on the first day after the months before. */
export function singleOutcome(
  before: readonly (number | null)[],
  after: readonly (number | null)[],
  changed: Partial<LeapSettings> = {},
): LeapOutcome {
  const book = bookOf([{ paid: [...before, ...after] }], [{ startedOn: `${AXIS[before.length]}-01` }]);
  return outcomesOf(book, changed)[0]!;
}

function column(wan: readonly (number | null)[], length: number): Float64Array {
  return Float64Array.from({ length }, (_, at) => {
    const amount = wan[at] ?? null;
    return amount === null ? Number.NaN : Math.round(amount * WAN * 100) / 100;
  });
}
