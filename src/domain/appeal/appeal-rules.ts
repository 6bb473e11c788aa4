/**
 * The programme's settings for appeals, in this one place. domain.md 3.4 names the five days; everything is ours to
 * choose [O], and the console presents it so.
 */
export const APPEAL_RULES = {
  /** Working days after publication in which a number may be disputed. */
  raiseWorkingDays: 5,
  /** Working days after filing by which a decision is due. Asking back does not stop the clock. */
  decideWorkingDays: 10,
  /** Minutes by which the calendar of the deadlines is ahead of UTC: China, without summer time. */
  calendarOffsetMinutes: 8 * 60,
  /** Characters of one text, after trimming. */
  textCharacters: { fewest: 10, most: 2000 },
  /** Pieces of evidence, links and files together, when filing and again after each question asked back. */
  mostEvidencePerRound: 5,
  evidenceFileBytes: 2 * 1024 * 1024,
} as const;
