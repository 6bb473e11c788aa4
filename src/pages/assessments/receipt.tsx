import { Link } from 'react-router';
import type { AssessmentDetail } from '../../contract/assessments.ts';
import { CopyButton } from '../../ui/blocks/copy-button.tsx';
import { FactList } from '../../ui/blocks/fact-list.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useActorName } from '../../ui/format/actor-name.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { useAssessmentsMessages } from './messages.ts';

/** Who ran and published it, and the hashes that anyone can recompute. */
export function Receipt({ assessment }: { assessment: AssessmentDetail }) {
  const t = useAssessmentsMessages();
  const f = useFormats();
  const actor = useActorName();
  return (
    <Section title={t('receipt')} note={t('receiptHint')}>
      <FactList
        columns={2}
        facts={[
          { label: t('id'), value: <code>{assessment.id}</code> },
          {
            label: t('model'),
            value: (
              <Link to={`/models/${assessment.model}/${assessment.modelVersion}`}>
                {assessment.model} v{assessment.modelVersion}
              </Link>
            ),
          },
          {
            label: t('createdAt'),
            value: `${f.instant(assessment.createdAt)} · ${actor(assessment.createdBy)}`,
          },
          {
            label: t('publishedAt'),
            value: assessment.publishedAt
              ? `${f.instant(assessment.publishedAt)} · ${actor(assessment.publishedBy ?? '')}`
              : t('notPublished'),
          },
          {
            label: t('previous'),
            value: assessment.previous ? (
              <Link to={`/assessments/${assessment.previous.id}`}>
                {f.period(assessment.previous.period)}
              </Link>
            ) : (
              t('none')
            ),
          },
          {
            label: t('verification'),
            value: assessment.verification
              ? `${t(assessment.verification.ok ? 'verifiedOk' : 'verifiedFailed')} · ${f.instant(assessment.verification.at)}`
              : t('notVerified'),
          },
          { label: t('verifyInputs'), value: <Hash value={assessment.inputHash} /> },
          { label: t('verifyResults'), value: <Hash value={assessment.resultHash} /> },
        ]}
      />
    </Section>
  );
}

function Hash({ value }: { value: string }) {
  const shared = useSharedMessages();
  return (
    <span className="assessments-hash">
      <code>{value}</code>
      <CopyButton text={value} label={shared('copy')} />
    </span>
  );
}
