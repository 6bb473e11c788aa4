/** What kind of number of a published scorecard may be disputed. */
export const SUBJECT_KINDS = ['indicator', 'capability', 'tier'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What is said to be wrong: the arithmetic, the facts it started from, or the compliance state. */
export const APPEAL_KINDS = ['calculation', 'data', 'compliance'] as const;
export type AppealKind = (typeof APPEAL_KINDS)[number];

/** One number of one assessment of one provider. */
export interface AppealSubject {
  kind: SubjectKind;
  /** Indicator or capability code of the model; null for the tier. */
  code: string | null;
}

/**
 * The kinds that fit a subject. Only an indicator has facts of its own: whoever disputes a capability or tier because of
 * its data disputes the indicator. Compliance decides tiers and nothing else (domain.md 3.2).
 */
export function kindsFor(subject: SubjectKind): AppealKind[] {
  if (subject === 'indicator') return ['data', 'calculation'];
  return subject === 'tier' ? ['calculation', 'compliance'] : ['calculation'];
}
