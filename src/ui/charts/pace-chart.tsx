import { useMemo } from 'react';
import { useFormats } from '../format/use-formats.ts';
import { useTargetWords } from '../target/target-words.ts';
import { ChartFrame } from './chart-frame.tsx';
import { useChartTheme } from './chart-theme.ts';
import { LazyEChart } from './lazy-echart.tsx';
import { paceOption } from './pace-option.ts';
import { amountText, forecastText, type PaceForecast } from './pace-text.ts';

export interface PaceChartProps {
  title: string;
  /** Canonical months, oldest first, without holes. */
  months: readonly string[];
  /** In the order of the months; null after the month looked at and where nothing is known. */
  attained: readonly (number | null)[];
  /** Due by the end of each month; null outside the period. */
  expected: readonly (number | null)[];
  forecast: PaceForecast | null;
  /** Name of the value axis. */
  unit: string;
  /** Counts, or yuan. */
  kind?: 'number' | 'money';
  height?: number;
}

/** Attained against what is due, and the forecast with its range to the end of the period; lines named at their ends. */
export function PaceChart(props: PaceChartProps) {
  const { title, months, attained, expected, forecast, unit, kind = 'number', height = 280 } = props;
  const t = useTargetWords();
  const formats = useFormats();
  const theme = useChartTheme();
  const words = useMemo(
    () => ({ attained: t('chart.attained'), expected: t('chart.expected'), forecast: t('chart.forecast') }),
    [t],
  );
  const option = useMemo(
    () => (width: number) =>
      paceOption({ months, attained, expected, forecast, unit, kind, words }, width, formats, theme),
    [months, attained, expected, forecast, unit, kind, words, formats, theme],
  );
  const text = (value: number | null | undefined) =>
    value == null ? null : amountText(value, kind, formats);
  const lastKnown = attained.findLastIndex((value) => value !== null);
  const due = expected.findLast((value) => value !== null) ?? null;
  const said = [
    title,
    lastKnown >= 0 &&
      `${formats.period(months[lastKnown] ?? '')}: ${words.attained} ${text(attained[lastKnown])}, ${words.expected} ${text(expected[lastKnown]) ?? '—'}`,
    forecast && `${formats.period(forecast.month)}: ${forecastText(forecast, kind, words.forecast, formats)}`,
    due !== null && `${words.expected} ${text(due)}`,
  ];
  return (
    <ChartFrame
      title={title}
      table={{
        columns: [t('chart.month'), words.attained, words.expected, words.forecast],
        rows: months.map((month, at) => ({
          key: month,
          cells: [
            formats.period(month),
            text(attained[at]),
            text(expected[at]),
            forecast?.month === month ? forecastText(forecast, kind, '', formats) : null,
          ],
        })),
      }}
    >
      <LazyEChart option={option} height={height} label={said.filter(Boolean).join('. ')} />
    </ChartFrame>
  );
}
