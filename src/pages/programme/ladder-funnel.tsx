import { Link } from 'react-router';
import type { LadderView } from '../../contract/programme.ts';
import type { FunnelStep } from '../../domain/programme/ladder.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useProgrammeMessages } from './messages.ts';
import type { LadderProps } from './programme-findings.tsx';
import { useClubName } from './use-club-name.ts';

/** Six conditions on top of each other; each bar as long as the providers that came at least that far. */
export function LadderFunnel({ ladder, board, rules, paths }: LadderProps) {
  const t = useProgrammeMessages();
  const formats = useFormats();
  const clubName = useClubName();
  const { steps } = ladder.funnel;
  const first = Math.max(1, steps[0]?.providers ?? 0);

  const nameOf = (step: FunnelStep) =>
    t(step === 'started' ? `step.started.${ladder.amount}` : `step.${step}`);
  const tipOf = (step: FunnelStep, at: number, providers: number) => {
    const before = steps[at - 1]?.providers;
    const said = before
      ? t('stepOpen', { step: nameOf(step), count: providers, share: formats.percent(providers / before, 0) })
      : t('stepFirst', { step: nameOf(step), count: providers });
    return [
      said,
      at > 0 &&
        board.ratedPeriod !== null &&
        board.month !== null &&
        board.ratedPeriod !== board.month &&
        t('stepOtherMonth', {
          rated: formats.period(board.ratedPeriod),
          month: formats.period(board.month),
        }),
      at > 1 && ladder.funnel.leftForHigherClub > 0 && t('stepIncludesHigher'),
    ]
      .filter(Boolean)
      .join('\n');
  };

  return (
    <>
      <ol className="programme-funnel" aria-label={t('funnelOf', { club: clubName(ladder) })}>
        {steps.map(({ step, providers }, at) => {
          // Nothing lies behind a zero.
          const to = providers > 0 ? paths.step(step, ladder.amount, ladder.atLeast, rules) : null;
          return (
            <li key={step} className={`programme-step programme-step-${at}`}>
              <span className="programme-step-name">{nameOf(step)}</span>
              <span className="programme-step-bar" aria-hidden="true">
                <span style={{ width: `${(providers / first) * 100}%` }} />
              </span>
              {to !== null ? (
                <Link className="programme-step-count wm-num" to={to} data-tip={tipOf(step, at, providers)}>
                  {formats.number(providers)}
                </Link>
              ) : (
                <span className="programme-step-count wm-num">{formats.number(providers)}</span>
              )}
            </li>
          );
        })}
      </ol>
      <FunnelNotes ladder={ladder} />
    </>
  );
}

/** Who is not in the steps, so that the counts can be added up. */
function FunnelNotes({ ladder }: { ladder: LadderView }) {
  const t = useProgrammeMessages();
  const { leftForHigherClub, unratedStarted, unratedReached, amountUnknown } = ladder.funnel;
  const notes = [
    leftForHigherClub > 0 && t('leftForHigherClub', { count: leftForHigherClub }),
    unratedStarted > 0 && t('unratedStarted', { count: unratedStarted }),
    unratedReached > 0 && t('unratedReached', { count: unratedReached, total: ladder.attained ?? 0 }),
    amountUnknown > 0 && t('amountUnknown', { count: amountUnknown }),
  ].filter((note) => note !== false);
  if (notes.length === 0) return null;
  return (
    <ul className="programme-funnel-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
