import { roundHalfUp } from '../number/round-half-up.ts';
import { inClub } from '../target/replay.ts';
import {
  amountOf,
  clubLine,
  FUNNEL_STEPS,
  type FunnelStep,
  type Ladder,
  type ProgrammeProvider,
} from './ladder.ts';
import type { ProgrammeSettings } from './programme-settings.ts';

/** Where one provider stands on one ladder. */
export interface LadderStanding {
  /** Furthest step; null: it has left to a higher club. */
  step: FunnelStep | null;
  /** What it would stand at if it were rated; equal to `step` when it is, or has left. */
  stepByAmount: FunnelStep | null;
  /** Its 12 months; null: not known. */
  amount: number | null;
}

export interface LadderFunnel {
  /** In order; each counts the providers that came at least that far, so none is above the one before. */
  steps: { step: FunnelStep; providers: number }[];
  /** Gone to a higher club (exclusive counting): in no step here, and all joined = first step + these. */
  leftForHigherClub: number;
  /** Not rated, but with leaps or GMV: they stand at `joined` until they are rated. */
  unratedStarted: number;
  /** Of them, past the line: in the club's count though not in the last step. */
  unratedReached: number;
  /** Providers whose amount is not known. */
  amountUnknown: number;
  /** Providers in the club: last step + `unratedReached`. What a target on the club counts. */
  inClub: number;
}

type FunnelSettings = Pick<ProgrammeSettings, 'ladders' | 'countMode' | 'halfwayShare' | 'sprintShare'>;

/**
 * Steps are conditions on top of each other (domain.md 5.3): somebody not rated goes no further than `joined`, whatever
 * it sells. Counted exclusively, a provider that reached a higher club of the same amount has left this ladder
 * altogether: left in its steps it would read as one that stopped just short of the line.
 */
export function ladderStanding(
  provider: ProgrammeProvider,
  ladder: Ladder,
  settings: FunnelSettings,
): LadderStanding {
  const amount = amountOf(provider, ladder.amount);
  const { below } = clubLine(ladder, settings.ladders, settings.countMode);
  if (below !== null && amount !== null && amount >= below) {
    return { step: null, stepByAmount: null, amount };
  }
  const stepByAmount = stepOf(amount, ladder.atLeast, settings);
  return { step: provider.rated ? stepByAmount : 'joined', stepByAmount, amount };
}

function stepOf(
  amount: number | null,
  atLeast: number,
  { halfwayShare, sprintShare }: FunnelSettings,
): FunnelStep {
  if (amount === null || amount <= 0) return 'rated';
  if (amount >= atLeast) return 'reached';
  if (amount >= roundHalfUp(sprintShare * atLeast, 6)) return 'sprint';
  return amount >= roundHalfUp(halfwayShare * atLeast, 6) ? 'halfway' : 'started';
}

/** One ladder as a funnel over all providers of the programme. */
export function ladderFunnel(
  providers: readonly ProgrammeProvider[],
  ladder: Ladder,
  settings: FunnelSettings,
): LadderFunnel {
  const line = clubLine(ladder, settings.ladders, settings.countMode);
  const standings = providers.map((provider) => ladderStanding(provider, ladder, settings));
  const unrated = standings.filter(({ step, stepByAmount }) => step !== stepByAmount);
  return {
    steps: FUNNEL_STEPS.map((step, at) => ({
      step,
      providers: standings.filter((one) => one.step !== null && FUNNEL_STEPS.indexOf(one.step) >= at).length,
    })),
    leftForHigherClub: standings.filter(({ step }) => step === null).length,
    unratedStarted: unrated.filter(({ stepByAmount }) => stepByAmount !== 'rated').length,
    unratedReached: unrated.filter(({ stepByAmount }) => stepByAmount === 'reached').length,
    amountUnknown: standings.filter(({ amount }) => amount === null).length,
    inClub: standings.filter(({ amount }) => inClub(amount, line)).length,
  };
}
