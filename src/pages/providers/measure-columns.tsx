import type { CapabilityModel, Indicator } from '../../domain/model/capability-model.ts';
import type { ColumnContext, DirectoryColumn } from './directory-columns.tsx';

const shownByDefault = 3;

/** What tiers gate on comes first, in the order of the highest tier that asks for it; other context measures follow. */
function measuresOf(model: CapabilityModel): Indicator[] {
  const gated = model.tiers
    .toReversed()
    .flatMap((tier) => tier.gates.flatMap((gate) => (gate.kind === 'measure' ? [gate.indicator] : [])));
  const context = model.indicators
    .filter((indicator) => indicator.normalisation === null)
    .map(({ code }) => code);
  return [...new Set([...gated, ...context])].flatMap((code) =>
    model.indicators.filter((item) => item.code === code),
  );
}

/** Room for the words of the header beside its sort arrow and definition; names come from the model, so no constant fits. */
function headerWidth(words: string): number {
  const wide = [...words].filter((letter) => letter > '\u2e80').length;
  return Math.min(280, Math.max(112, 84 + wide * 14 + (words.length - wide) * 7.5));
}

/** Measures that the model carries beside the score and that its tiers gate on: GMV, merchants, leaps. */
export function measureColumns({ t, formats, model, words }: ColumnContext): DirectoryColumn[] {
  return (model ? measuresOf(model) : []).map((indicator, index) => {
    const money = indicator.unit === 'yuan';
    // A count needs no unit: its name says what is counted.
    const unit = money
      ? formats.moneyColumn.unit
      : indicator.unit === 'count'
        ? ''
        : formats.unit(indicator.unit);
    const header = indicator.name[formats.lang];
    return {
      id: `measure:${indicator.code}`,
      header,
      ...(unit && { unit }),
      width: headerWidth(header + unit),
      align: 'end',
      sortable: true,
      hidden: index >= shownByDefault,
      group: t('groupMeasures'),
      definition: words.definition(indicator.code),
      value: (row) => row.rating?.measures[indicator.code] ?? null,
      cell: (row) => {
        const value = row.rating?.measures[indicator.code] ?? 0;
        return money
          ? formats.number(value / formats.moneyColumn.yuanPerUnit, 0)
          : formats.number(value, indicator.digits);
      },
      ...(money && { tip: (row) => formats.exactMoney(row.rating?.measures[indicator.code] ?? 0) }),
      missing: (row) => (row.rating ? t('noMeasure') : t('noRating')),
    };
  });
}
