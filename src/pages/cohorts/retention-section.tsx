import type { CohortsView as CohortsFound } from '../../contract/programme.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { CELL_VALUES, type CohortsView, queryOf } from './cohorts-address.ts';
import { HeatTable } from './heat-table.tsx';
import { useCohortsMessages } from './messages.ts';
import { quotedPoint, SMALL_SAMPLE } from './small-sample.ts';

interface RetentionSectionProps {
  cohorts: CohortsFound;
  view: CohortsView;
  onChange: (view: CohortsView) => void;
}

/** Who is still served and selling so many months after joining, by joining month. */
export function RetentionSection({ cohorts, view, onChange }: RetentionSectionProps) {
  const t = useCohortsMessages();
  const formats = useFormats();
  const quoted = quotedPoint(cohorts.all.retention, cohorts.all.merchants);
  const title =
    quoted?.share != null
      ? t('retentionFinding', { k: quoted.afterMonths, share: formats.percent(quoted.share, 0) })
      : t('retentionTitle');
  const show = view.show ?? 'share';
  return (
    <Section
      id="cohorts-retention"
      title={title}
      definition={{
        name: t('retentionTitle'),
        formula: t('retentionDefinition'),
        base: t('retentionBase'),
        exclusions: t('retentionExclusions'),
        minimumSample: t('sample', { count: SMALL_SAMPLE }),
        source: 'O',
      }}
      actions={
        <Segmented
          label={t('show')}
          size="small"
          options={CELL_VALUES.map((value) => ({ value, label: t(`show.${value}`) }))}
          value={show}
          onChange={(value) => onChange({ ...view, show: value })}
        />
      }
    >
      <HeatTable
        cohorts={cohorts}
        view={queryOf(view)}
        show={show}
        chosen={view.cohort ?? null}
        onChoose={(month) => {
          const { cohort: _, ...rest } = view;
          onChange(month === null ? rest : { ...rest, cohort: month });
        }}
      />
      <p className="wm-meta">
        {t(`heatNote.${show}`)}
        {t('sample', { count: SMALL_SAMPLE })}
        {t('end')}
      </p>
    </Section>
  );
}
