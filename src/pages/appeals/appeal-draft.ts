import type { AppealPreview } from '../../contract/appeals.ts';
import { APPEAL_RULES } from '../../domain/appeal/appeal-rules.ts';
import type { AppealKind } from '../../domain/appeal/appeal-subject.ts';
import { writtenFactor } from './appeal-words.ts';

/** What somebody has entered so far. */
export interface AppealDraft {
  kind: AppealKind;
  /** As written: a ratio in per cent. */
  claimed: number | null;
  text: string;
  links: string;
  files: readonly File[];
}

export type DraftFault = 'claimedMissing' | 'textShort' | 'linksWrong' | 'tooManyPieces' | 'fileTooLarge';

export const isTooLarge = (file: File): boolean => file.size > APPEAL_RULES.evidenceFileBytes;

export const linksOf = (text: string): string[] =>
  text
    .split(/\s+/)
    .map((one) => one.trim())
    .filter(Boolean);

/** What would be refused, so that it can be said at the field. */
export function faultsOf(draft: AppealDraft): DraftFault[] {
  const links = linksOf(draft.links);
  const faults: [DraftFault, boolean][] = [
    ['claimedMissing', draft.kind === 'data' && draft.claimed === null],
    ['textShort', draft.text.trim().length < APPEAL_RULES.textCharacters.fewest],
    ['linksWrong', links.some((link) => !isWebLink(link))],
    ['tooManyPieces', links.length + draft.files.length > APPEAL_RULES.mostEvidencePerRound],
    ['fileTooLarge', draft.files.some(isTooLarge)],
  ];
  return faults.flatMap(([fault, isThere]) => (isThere ? [fault] : []));
}

function isWebLink(text: string): boolean {
  return text.length <= 500 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** The body that files the appeal. */
export function bodyOf({ snapshot }: AppealPreview, draft: AppealDraft) {
  return {
    assessment: snapshot.assessmentId,
    subject: snapshot.subject,
    kind: draft.kind,
    claimedValue:
      draft.kind === 'data' && draft.claimed !== null ? fromWritten(draft.claimed, snapshot.unit) : null,
    text: draft.text.trim(),
    links: linksOf(draft.links),
  };
}

/** 4.2 per cent is 0.042 and not 0.042000000000000003. */
function fromWritten(value: number, unit: string | null): number {
  const factor = writtenFactor(unit);
  return factor === 1 ? value : Number((value / factor).toPrecision(15));
}
