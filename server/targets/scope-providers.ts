import type { LadderAmount } from '../../src/domain/programme/ladder.ts';
import type { TargetLevel } from '../../src/domain/target/measure.ts';
import type { MonthSeries, ProviderBook } from '../../src/domain/target/month-series.ts';
import { joinedBy } from '../programme/joined-by.ts';
import { type BookProvider, type ProgrammeBook, seriesOf } from '../programme/provider-book.ts';

export interface ScopeKey {
  level: TargetLevel;
  scope: string | null;
}

/** The providers behind a target and their sums, each made once however many targets ask for it. */
export class ScopeProviders {
  readonly book: ProgrammeBook;
  readonly #byScope: Record<Exclude<TargetLevel, 'programme'>, Map<string | null, BookProvider[]>>;
  readonly #all: readonly BookProvider[];
  readonly #series = new Map<string, unknown>();

  constructor(book: ProgrammeBook) {
    this.book = book;
    // Who joins later belongs to no number of the month.
    const providers = book.providers.filter((provider) => joinedBy(provider, book.month));
    this.#byScope = {
      region: Map.groupBy(providers, ({ region }) => region),
      city: Map.groupBy(providers, ({ city }) => city?.adcode ?? null),
      provider: new Map(providers.map((provider) => [provider.id, [provider]])),
    };
    this.#all = providers;
  }

  of({ level, scope }: ScopeKey): readonly BookProvider[] {
    if (level === 'programme') return this.#all;
    return this.#byScope[level].get(scope) ?? [];
  }

  /** Provider by provider. */
  clubBook(key: ScopeKey, amount: LadderAmount): ProviderBook {
    return this.#once(key, `club ${amount}`, () => seriesOf(this.book, this.of(key), amount));
  }

  /** Month by month, all providers together; NaN for a month in which none has a row. */
  total(key: ScopeKey, amount: LadderAmount): MonthSeries {
    return this.#once(key, `total ${amount}`, () => totalOf(this.book.months, this.of(key), amount));
  }

  /** Providers that had joined by the end of each month of the axis. */
  joined(key: ScopeKey): MonthSeries {
    return this.#once(key, 'joined', () => {
      const providers = this.of(key);
      const values = Float64Array.from(
        this.book.months,
        (month) => providers.filter((provider) => joinedBy(provider, month)).length,
      );
      return { months: this.book.months, values };
    });
  }

  #once<T>({ level, scope }: ScopeKey, what: string, make: () => T): T {
    const key = JSON.stringify([level, scope, what]);
    if (!this.#series.has(key)) this.#series.set(key, make());
    return this.#series.get(key) as T;
  }
}

/** Sum of the providers per month; NaN for a month in which none has a row. */
function totalOf(
  months: readonly string[],
  providers: readonly BookProvider[],
  amount: LadderAmount,
): MonthSeries {
  const values = new Float64Array(months.length).fill(Number.NaN);
  for (const { amounts } of providers) {
    amounts[amount].forEach((value, at) => {
      if (Number.isNaN(value)) return;
      const before = values[at]!;
      values[at] = (Number.isNaN(before) ? 0 : before) + value;
    });
  }
  return { months, values };
}
