import type { AppealSnapshot } from '../../contract/appeals.ts';
import { TIER_OUTCOMES } from '../../domain/grading/states.ts';
import { FactList } from '../../ui/blocks/fact-list.tsx';
import { TierBadge } from '../../ui/blocks/tier-badge.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { rawText } from './appeal-words.ts';
import { useAppealsMessages } from './messages.ts';

/** The number as one assessment has it, with what it was made of. */
export function DisputedNumber({
  snapshot,
  claimed = null,
}: {
  snapshot: AppealSnapshot;
  claimed?: number | null;
}) {
  const t = useAppealsMessages();
  const f = useFormats();
  const number = (value: number | null) =>
    value === null ? <Missing reason={t('notNumber')} /> : <span className="wm-num">{f.number(value)}</span>;
  const score =
    snapshot.score === null ? (
      <Missing reason={t('notNumber')} />
    ) : (
      <span className="wm-num">{f.score(snapshot.score, snapshot.scoreDigits)}</span>
    );
  const { kind } = snapshot.subject;
  const outcome = TIER_OUTCOMES.find((one) => one === snapshot.state);
  const raw = rawText(snapshot, snapshot.raw, f);
  return (
    <FactList
      columns={2}
      facts={[
        ...(kind === 'indicator'
          ? [
              {
                label: t('raw'),
                value:
                  raw === null ? (
                    <Missing reason={t('notNumber')} />
                  ) : (
                    <strong className="wm-num">{raw}</strong>
                  ),
              },
              { label: t('numerator'), value: number(snapshot.numerator) },
              { label: t('denominator'), value: number(snapshot.denominator) },
              { label: t('sample'), value: number(snapshot.n) },
            ]
          : []),
        ...(kind === 'tier' && outcome
          ? [{ label: t('tier'), value: <TierBadge outcome={outcome} code={snapshot.tier} /> }]
          : []),
        { label: t(kind === 'tier' ? 'total' : 'score'), value: score },
        ...(claimed === null
          ? []
          : [
              {
                label: t('claimed'),
                value: <strong className="wm-num">{rawText(snapshot, claimed, f)}</strong>,
              },
            ]),
      ]}
    />
  );
}
