import { useMemo } from 'react';
import type { CohortsView as CohortsFound } from '../../contract/programme.ts';
import { usePhone } from '../../ui/blocks/media.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { type ShareSeries, StepCurve } from '../../ui/charts/step-curve.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { CohortsView } from './cohorts-address.ts';
import { useCohortsMessages } from './messages.ts';
import { quotedPoint, SMALL_SAMPLE } from './small-sample.ts';

interface GraduationSectionProps {
  cohorts: CohortsFound;
  view: CohortsView;
  onChange: (view: CohortsView) => void;
}

/** The share that has leapt by so many months after joining, with how many were observed that long. */
export function GraduationSection({ cohorts, view, onChange }: GraduationSectionProps) {
  const t = useCohortsMessages();
  const formats = useFormats();
  const phone = usePhone();
  const { all, byMonth } = cohorts;
  const chosen = byMonth.find(({ month }) => month === view.cohort);
  const series = useMemo<ShareSeries[]>(
    () => [
      { key: 'all', label: t('allMerchants'), points: all.graduation },
      ...(chosen?.month
        ? [{ key: chosen.month, label: formats.period(chosen.month), points: chosen.graduation }]
        : []),
    ],
    [all, chosen, t, formats],
  );
  const quoted = quotedPoint(all.graduation, all.merchants);
  const title =
    quoted?.share != null
      ? t('graduationFinding', { k: quoted.afterMonths, share: formats.percent(quoted.share, 0) })
      : t('graduationTitle');
  return (
    <Section
      id="cohorts-graduation"
      title={title}
      actions={
        <SelectMenu
          label={t('compare')}
          options={byMonth.flatMap(({ month }) =>
            month === null ? [] : [{ value: month, label: formats.period(month) }],
          )}
          value={chosen?.month ?? null}
          onChange={(month) => {
            const { cohort: _, ...rest } = view;
            onChange(month === null ? rest : { ...rest, cohort: month });
          }}
          allowClear
          emptyLabel={t('compareNone')}
        />
      }
      definition={{
        name: t('graduationTitle'),
        formula: t('graduationDefinition'),
        base: t('graduationBase'),
        minimumSample: t('sample', { count: SMALL_SAMPLE }),
        source: 'O',
      }}
    >
      <StepCurve
        title={t('graduationTitle')}
        series={series}
        axis={t('afterMonths')}
        unit={t('shareLeapt')}
        smallSample={SMALL_SAMPLE}
        height={phone ? 240 : 300}
      />
    </Section>
  );
}
