import { useMemo } from 'react';
import type { TargetDetail } from '../../contract/targets.ts';
import { periodDistance, periodRange, shiftPeriod } from '../../domain/period/period.ts';
import { expectedShare } from '../../domain/target/curve.ts';
import { PaceChart } from '../../ui/charts/pace-chart.tsx';
import { useTargetFormMessages } from './form-messages.ts';
import { faultsOf, type TargetDraft, valuesOf } from './target-draft.ts';
import { useTargetTexts } from './use-target-texts.ts';

const LINE_FIELDS = ['goal', 'startValue', 'from', 'to', 'curve'];

/** The line that would be expected, as soon as the draft has one. */
export function CurvePreview({ draft, before }: { draft: TargetDraft; before: TargetDetail | null }) {
  const t = useTargetFormMessages();
  const texts = useTargetTexts();
  const line = useMemo(() => {
    if (faultsOf(draft).some(({ path }) => LINE_FIELDS.includes(path.split('.')[0] ?? ''))) return null;
    const { from, to, goal, curve, startValue } = valuesOf(draft);
    const start = startValue ?? (before?.from === from ? before.startValue : null) ?? 0;
    const months = periodRange(shiftPeriod(from, -1), to);
    const known = new Map(before?.series.map(({ month, attained }) => [month, attained]));
    return {
      months,
      expected: months.map((month) =>
        periodDistance(from, month) < 0
          ? start
          : start + (goal - start) * expectedShare(curve, from, to, month),
      ),
      attained: months.map((month) => known.get(month) ?? null),
    };
  }, [draft, before]);
  if (!line) return <p className="targets-preview-none wm-meta">{t('previewNone')}</p>;
  return (
    <PaceChart
      title={t('preview')}
      {...line}
      forecast={null}
      unit={texts.unit(draft.measure)}
      kind={texts.isMoney(draft.measure) ? 'money' : 'number'}
      height={180}
    />
  );
}
