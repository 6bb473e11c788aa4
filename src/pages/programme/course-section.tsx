import { useMemo } from 'react';
import type { LadderCode } from '../../domain/programme/ladder.ts';
import { usePhone } from '../../ui/blocks/media.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { PaceChart } from '../../ui/charts/pace-chart.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useCourseMessages } from './course-messages.ts';
import type { LadderProps } from './programme-findings.tsx';
import { useClubName } from './use-club-name.ts';

/** One club over time: attained, due, and where its forecast says it ends. */
export function CourseSection({
  ladder,
  board,
  onChoose,
}: LadderProps & { onChoose: (code: LadderCode) => void }) {
  const t = useCourseMessages();
  const formats = useFormats();
  const localized = useLocalized();
  const clubName = useClubName();
  const phone = usePhone();
  const { goal, attained, series } = ladder;
  const club = clubName(ladder);

  // Twelve months must be stored before the first club can be counted; that stretch says nothing.
  const drawn = useMemo(() => {
    const first = series.findIndex((point) => point.attained !== null || point.expected !== null);
    return first < 0 ? [] : series.slice(first);
  }, [series]);
  const chart = useMemo(
    () => ({
      months: drawn.map(({ month }) => month),
      attained: drawn.map((point) => point.attained),
      expected: drawn.map((point) => point.expected),
      forecast:
        goal && goal.forecast.value !== null
          ? { month: goal.to, value: goal.forecast.value, range: goal.forecast.range }
          : null,
    }),
    [drawn, goal],
  );

  let title = t('courseTitle', { club });
  if (goal?.pace.index != null && attained !== null && board.month !== null) {
    const diff = attained - goal.pace.expectedValue;
    const said = {
      club,
      month: formats.period(board.month),
      attained,
      diff: formats.number(Math.abs(diff), Number.isInteger(diff) ? 0 : 1),
    };
    title = t(diff === 0 ? 'courseEven' : diff > 0 ? 'courseAbove' : 'courseBelow', said);
  }
  const options = board.ladders.map(({ code, name }) => ({ value: code, label: localized(name) }));

  return (
    <Section
      id="programme-course"
      title={title}
      definition={{ name: t('courseTitle', { club }), formula: t('courseDefinition'), source: 'O' }}
      actions={
        phone ? (
          <SelectMenu
            label={t('courseChoose')}
            options={options}
            value={ladder.code}
            onChange={(code) => {
              const chosen = options.find(({ value }) => value === code);
              if (chosen) onChoose(chosen.value);
            }}
          />
        ) : (
          <Segmented label={t('courseChoose')} options={options} value={ladder.code} onChange={onChoose} />
        )
      }
    >
      {drawn.length === 0 ? (
        <p className="wm-meta">{t('courseEmpty')}</p>
      ) : (
        <PaceChart
          // Another club is another picture; the old one must not melt into it.
          key={ladder.code}
          title={t('courseChart', { club })}
          {...chart}
          unit={t('courseUnit')}
          height={phone ? 240 : 300}
        />
      )}
    </Section>
  );
}
