/** Where an appeal stands; the last four end it. */
export const APPEAL_STATES = [
  'raised',
  'in_review',
  'asked',
  'upheld',
  'partly',
  'rejected',
  'withdrawn',
] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

export const OPEN_STATES = ['raised', 'in_review', 'asked'] as const satisfies readonly AppealState[];

export const APPEAL_OUTCOMES = ['upheld', 'partly', 'rejected'] as const satisfies readonly AppealState[];
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** The two sides of an appeal: who disputes a number, and who answers for it. */
export const APPEAL_SIDES = ['provider', 'ops'] as const;
export type AppealSide = (typeof APPEAL_SIDES)[number];

/** What can be done to an appeal. `add_evidence` leaves the state as it is. */
export const APPEAL_MOVES = ['take', 'ask', 'answer', 'add_evidence', 'decide', 'withdraw'] as const;
export type AppealMove = (typeof APPEAL_MOVES)[number];

/** Each move belongs to one side and leads from some states; null: to the outcome that is decided. */
const MOVES: Record<
  AppealMove,
  { side: AppealSide; from: readonly AppealState[]; to: AppealState | 'same' | null }
> = {
  // Somebody else may take over what is under review or waits for an answer.
  take: { side: 'ops', from: OPEN_STATES, to: 'in_review' },
  ask: { side: 'ops', from: ['in_review'], to: 'asked' },
  answer: { side: 'provider', from: ['asked'], to: 'in_review' },
  add_evidence: { side: 'provider', from: OPEN_STATES, to: 'same' },
  // A question that stays unanswered must not keep a decision from being made in time.
  decide: { side: 'ops', from: ['in_review', 'asked'], to: null },
  withdraw: { side: 'provider', from: OPEN_STATES, to: 'withdrawn' },
};

export function isOpen(state: AppealState): boolean {
  return (OPEN_STATES as readonly AppealState[]).includes(state);
}

/**
 * The state after a move, or null when the move is not open in this state. `decide` needs an outcome. Taking an appeal
 * that waits for the provider's answer leaves it waiting.
 */
export function nextState(
  state: AppealState,
  move: AppealMove,
  outcome: AppealOutcome | null = null,
): AppealState | null {
  const { from, to } = MOVES[move];
  if (!from.includes(state)) return null;
  if (to === null) return outcome;
  if (to === 'same' || (move === 'take' && state === 'asked')) return state;
  return to;
}

/** The moves open to one side in a state, in a fixed order. */
export function movesOf(state: AppealState, side: AppealSide): AppealMove[] {
  return APPEAL_MOVES.filter((move) => MOVES[move].side === side && MOVES[move].from.includes(state));
}

/** Four eyes: nobody decides on an appeal that they raised or answered in, whatever their role has become. */
export function mayDecide(accountId: string, providerSide: readonly string[]): boolean {
  return !providerSide.includes(accountId);
}
