import { useMemo } from 'react';
import type { CityFigures } from '../../contract/city-figures.ts';
import { LEAP_STATE_WORDS } from '../../domain/leap/leap-state-names.ts';
import { TARGET_REASONS } from '../../domain/target/target-reason.ts';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { type Formats, useFormats } from '../../ui/format/use-formats.ts';
import { useLang } from '../../ui/i18n/language.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { PaceTag } from '../../ui/target/pace-tag.tsx';
import { CityGoal, goalTip } from './regional-city-goal.tsx';
import { type CityQuery, useCityLinks } from './regional-city-links.tsx';
import { useRegionalCityMessages } from './regional-city-messages.ts';
import { useCityName } from './regional-city-name.ts';
import type { ShownCity } from './regional-city-rows.ts';
import { useRegionalMessages } from './regional-messages.ts';
import type { Where } from './regional-path.ts';

type Words = ReturnType<typeof useRegionalCityMessages>;

/** `compact`: for the cards of a phone, where what waits stands as a tag beside the name. */
export function useCityColumns(
  figures: CityFigures | undefined,
  where: Where,
  compact: boolean,
): DataColumn<ShownCity>[] {
  const t = useRegionalCityMessages();
  const f = useFormats();
  const shared = useRegionalMessages();
  const lang = useLang();
  const cityName = useCityName();
  const { rowsOf, open } = useCityLinks(where);
  return useMemo(() => {
    const year = figures?.programmeYear;
    const count = (
      id: 'rated' | 'merchants',
      width: number,
      to: string,
      query: CityQuery = {},
    ): DataColumn<ShownCity> => ({
      id,
      header: t(id),
      align: 'end',
      width,
      sortable: true,
      value: (row) => row[id],
      cell: (row) => open(row, t(id), f.number(row[id]), rowsOf(row, to, query)),
    });
    const waiting = (state: 'near' | 'disputed', query: CityQuery = {}): DataColumn<ShownCity> => ({
      id: state,
      header: t(state),
      align: 'end',
      width: 96,
      sortable: true,
      card: 'badge',
      definition: { name: t(state), formula: LEAP_STATE_WORDS[state].meaning[lang], source: 'O' },
      value: (row) => row.leaps[state],
      cell: (row) => {
        const shown = f.number(row.leaps[state]);
        const to = rowsOf(row, '/leaps', { state, ...query });
        if (!compact) return open(row, t(state), shown, to);
        return (
          row.leaps[state] > 0 && (
            <StateTag tone={state === 'near' ? 'info' : 'attention'}>
              {open(row, t(state), shown, to, `${t(state)} ${shown}`)}
            </StateTag>
          )
        );
      },
    });
    const period = figures?.ratedPeriod ?? undefined;
    return [
      {
        id: 'city',
        header: t('city'),
        width: 116,
        pinned: 'start',
        hideable: false,
        card: 'title',
        value: cityName,
        tip: ({ place }) =>
          place === 'elsewhere' ? t('elsewhereTip') : place === 'no_city' ? t('noCityTip') : undefined,
      },
      {
        id: 'providers',
        header: t('providers'),
        align: 'end',
        width: 108,
        sortable: true,
        definition: {
          name: t('providers'),
          formula: t('how.providers', {
            month: figures?.targetsMonth ? f.period(figures.targetsMonth) : t('notKnown'),
          }),
          source: 'O',
        },
        value: (row) => row.providers,
        // Of every model and as of a month, which no list is: it opens to nothing rather than to other rows.
        cell: (row) => {
          const goal = row.targets.providers;
          return (
            <>
              {f.number(row.providers)}
              {goal && <CityGoal row={row} target={goal} name={t('providers')} />}
            </>
          );
        },
        tip: ({ targets }) => goalTip(targets.providers, t, f),
      },
      {
        ...count('rated', 80, '/providers', { period, minTotal: '0' }),
        definition: {
          name: t('rated'),
          formula: t('how.rated'),
          ...(period && { window: t('how.ratedPeriod', { period: f.period(period) }) }),
          source: 'O',
        },
      },
      {
        ...count('merchants', 108, '/merchants'),
        definition: { name: t('merchants'), formula: t('how.merchants'), source: 'O' },
      },
      {
        id: 'penetration',
        header: t('penetration'),
        align: 'end',
        width: 124,
        sortable: true,
        descendingFirst: false,
        card: 'fact',
        definition: {
          name: t('penetration'),
          formula: shared('how.penetration'),
          source: 'O',
          extra: [
            {
              label: t('benchmark'),
              value: t('how.benchmark', { share: f.percent(figures?.publishedPenetration ?? 0, 0) }),
            },
          ],
        },
        value: ({ penetration }) => penetration.share,
        cell: (row) =>
          open(
            row,
            t('penetration'),
            f.percent(row.penetration.share ?? 0),
            row.penetration.served === 0 ? null : rowsOf(row, '/merchants', { served: 'yes', sold: 'yes' }),
          ),
        tip: ({ penetration: { served, active } }) =>
          t('penetrationTip', { served: f.number(served), active: f.number(active) }),
        missing: ({ penetration }) => t(`reason.${penetration.reason ?? 'no_active_merchant'}`),
      },
      {
        id: 'multiple',
        header: t('multiple'),
        align: 'end',
        width: 100,
        sortable: true,
        definition: {
          name: t('multiple'),
          formula: shared('how.multiple'),
          base: shared('how.multipleBase'),
          source: 'O',
        },
        value: ({ multiple }) => multiple.ofGrowth,
        cell: (row) =>
          open(
            row,
            t('multiple'),
            shared('times', { count: f.number(row.multiple.ofGrowth ?? 0, 2) }),
            rowsOf(row, '/merchants', {}),
          ),
        tip: (row) => growthTip(row, t, f),
        missing: (row) => {
          const { reason } = row.multiple;
          if (reason === 'outside_scope') return t('reason.outside_scope');
          return [shared(`reason.${reason ?? 'served_base_zero'}`), growthTip(row, t, f)]
            .filter(Boolean)
            .join('\n');
        },
      },
      {
        id: 'leaps',
        header: t('leaps'),
        align: 'end',
        width: 140,
        sortable: true,
        card: 'fact',
        definition: { name: t('leaps'), formula: t('how.leaps'), source: 'O' },
        value: ({ leaps }) => leaps.counted,
        cell: (row) => {
          const goal = row.targets.leaps;
          return (
            <>
              {open(
                row,
                t('leaps'),
                f.number(row.leaps.counted),
                rowsOf(row, '/leaps', {
                  state: 'counted',
                  completedFrom: year?.from,
                  completedTo: year?.to,
                }),
              )}
              {goal && (
                <CityGoal
                  row={row}
                  target={goal}
                  name={t('leaps')}
                  apart={goal.attained !== row.leaps.counted}
                />
              )}
            </>
          );
        },
        tip: ({ targets }) => goalTip(targets.leaps, t, f),
      },
      {
        id: 'pace',
        header: t('pace'),
        width: 112,
        sortable: true,
        card: 'badge',
        definition: { name: t('pace'), formula: t('how.pace'), source: 'O' },
        value: ({ targets }) => targets.leaps?.pace.index ?? null,
        cell: ({ targets: { leaps } }) => leaps?.pace.status && <PaceTag status={leaps.pace.status} />,
        tip: ({ targets: { leaps } }) =>
          leaps?.pace.index == null
            ? undefined
            : t('paceTip', {
                index: f.number(leaps.pace.index, 2),
                month: f.period(figures?.targetsMonth ?? leaps.to),
                due: f.number(leaps.pace.expectedValue, 1),
              }),
        // On a card a dash beside the name would say nothing.
        ...(!compact && {
          missing: ({ place, targets }: ShownCity) =>
            targets.leaps
              ? TARGET_REASONS[targets.leaps.pace.reason ?? 'value_not_known'][lang]
              : t(place === 'city' ? 'noTarget' : place === 'total' ? 'notSummed' : 'notACity'),
        }),
      },
      waiting('near', { sort: 'needed' }),
      waiting('disputed'),
    ];
  }, [figures, compact, t, f, shared, lang, cityName, rowsOf, open]);
}

function growthTip({ served, unserved }: ShownCity, t: Words, f: Formats): string | undefined {
  if (served.growth === null || unserved.growth === null) return undefined;
  return t('growthTip', { served: f.percent(served.growth), unserved: f.percent(unserved.growth) });
}
