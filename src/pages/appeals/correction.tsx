import { Link } from 'react-router';
import type { AppealCorrection, AppealDetail, AppealSnapshot } from '../../contract/appeals.ts';
import { useMay } from '../../queries/session.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { scrollable } from '../../ui/blocks/scrollable.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { StateTag, type Tone } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { rawText, scorecardPath } from './appeal-words.ts';
import { useAppealsMessages } from './messages.ts';

interface CorrectionProps {
  appeal: AppealDetail;
  correction: AppealCorrection;
}

/** What was corrected, which result came of it, and what is still to be done. */
export function Correction({ appeal, correction }: CorrectionProps) {
  const t = useAppealsMessages();
  const shared = useSharedMessages();
  const f = useFormats();
  const { assessment, importId, laterPeriods } = correction;
  return (
    <Section title={t('correction')}>
      <div className="appeals-form">
        <ol className="appeals-steps">
          <li>
            <StateTag tone="good">{t('step_facts', { count: correction.facts.length })}</StateTag>
            {importId && <Link to={`/imports/${importId}`}>{t('importRecord')}</Link>}
          </li>
          <NextStep appeal={appeal} assessment={assessment} />
        </ol>
        <ComparisonTable rows={useChanges(appeal, correction)} />
        {laterPeriods.length > 0 && (
          <p className="wm-meta">
            {t('laterPeriods', { periods: laterPeriods.map(f.period).join(shared('separator')) })}
          </p>
        )}
      </div>
    </Section>
  );
}

function NextStep({
  appeal,
  assessment,
}: {
  appeal: AppealDetail;
  assessment: AppealCorrection['assessment'];
}) {
  const t = useAppealsMessages();
  const grades = useMay('assessment.read');
  const line = (tone: Tone, text: string, action?: { to: string; label: string }) => (
    <li>
      <StateTag tone={tone}>{text}</StateTag>
      {action && (
        <ButtonLink to={action.to} size="small">
          {action.label}
        </ButtonLink>
      )}
    </li>
  );
  if (assessment === null) {
    if (!grades) return line('attention', t('step_draftProvider'));
    return line('attention', t('step_noDraft'), { to: '/assessments', label: t('assessAgain') });
  }
  const path = `/assessments/${assessment.id}`;
  if (assessment.status === 'draft')
    return line('attention', t('step_draft'), { to: path, label: t('openDraft') });
  return line(
    'good',
    t('step_published'),
    grades ? { to: path, label: t('openAssessment') } : { to: scorecardPath(appeal), label: t('openCard') },
  );
}

const PARTS = ['numerator', 'denominator', 'n', 'value'] as const;
const LABELS = { numerator: 'numerator', denominator: 'denominator', n: 'sample', value: 'value' } as const;

interface Change {
  key: string;
  name: string;
  before: string;
  after: string;
}

/** Only what differs: old and new numbers of the corrected facts, then what they made of the disputed one. */
function useChanges({ snapshot }: AppealDetail, { facts, snapshot: corrected }: AppealCorrection): Change[] {
  const t = useAppealsMessages();
  const f = useFormats();
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '—' : f.number(value);
  const changes = facts.flatMap(({ period, before, after }) =>
    PARTS.filter((part) => (before?.[part] ?? null) !== after[part]).map((part) => ({
      key: `${period} ${part}`,
      name: `${f.period(period)} · ${t(LABELS[part])}`,
      before: text(before?.[part]),
      after: text(after[part]),
    })),
  );
  if (!corrected) return changes;
  const raw = (of: AppealSnapshot) => rawText(of, of.raw, f) ?? '—';
  const score = (of: AppealSnapshot) => (of.score === null ? '—' : f.score(of.score, of.scoreDigits));
  return [
    ...changes,
    { key: 'raw', name: t('raw'), before: raw(snapshot), after: raw(corrected) },
    { key: 'score', name: t('score'), before: score(snapshot), after: score(corrected) },
  ];
}

function ComparisonTable({ rows }: { rows: Change[] }) {
  const t = useAppealsMessages();
  return (
    <div className="appeals-scroll" {...scrollable}>
      <table className="appeals-facts">
        <thead>
          <tr>
            <th scope="col">{t('change')}</th>
            <th scope="col" className="appeals-end">
              {t('before')}
            </th>
            <th scope="col" className="appeals-end">
              {t('after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, before, after }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className="appeals-end wm-num">{before}</td>
              <td className="appeals-end wm-num">
                <strong>{after}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
