import type { Scorecard } from '../../contract/scorecards.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useScorecardMessages } from './messages.ts';

/** What a printed scorecard can be checked against: the stored assessment and the hash of its results. */
export function ReceiptLine({ stamp }: Pick<Scorecard, 'stamp'>) {
  const t = useScorecardMessages();
  const f = useFormats();
  const { assessmentId, model, modelVersion, publishedAt, resultHash } = stamp;
  return (
    <footer className="scorecard-receipt">
      <span>{t('receiptModel', { model, version: String(modelVersion) })}</span>
      <span>{publishedAt ? t('receiptPublished', { at: f.instant(publishedAt) }) : t('draft')}</span>
      <span>{t('receiptAssessment', { id: assessmentId })}</span>
      <span className="scorecard-receipt-hash">{t('receiptHash', { hash: resultHash })}</span>
    </footer>
  );
}
