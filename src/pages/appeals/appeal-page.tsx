import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'react-router';
import type { AppealDetail, AppealSnapshot } from '../../contract/appeals.ts';
import { deadlineDate } from '../../domain/appeal/working-days.ts';
import { appealQuery, type FailedFile } from '../../queries/appeals.ts';
import { assessmentCsvUrl } from '../../queries/assessments.ts';
import { problemOf } from '../../queries/request.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { FactList } from '../../ui/blocks/fact-list.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { SkeletonPage } from '../../ui/blocks/skeleton.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { AppealEvidence } from './appeal-evidence.tsx';
import { AppealSteps } from './appeal-steps.tsx';
import { AppealClock, AppealStateTag } from './appeal-tags.tsx';
import { AppealTimeline } from './appeal-timeline.tsx';
import { rawText, scorecardPath } from './appeal-words.ts';
import { Correction } from './correction.tsx';
import { DisputedNumber } from './disputed-number.tsx';
import { useAppealsMessages } from './messages.ts';
import './appeals.css';

export function Component() {
  const t = useAppealsMessages();
  const { id = '' } = useParams();
  const appeal = useQuery(appealQuery(id));
  if (appeal.error && !appeal.data)
    return (
      <Page>
        <PageHeader title={t('title')} back={{ to: '/appeals', label: t('back') }} />
        <ErrorState problem={problemOf(appeal.error)} onRetry={() => void appeal.refetch()} />
      </Page>
    );
  return appeal.data ? <AppealView key={id} appeal={appeal.data} /> : <SkeletonPage />;
}

function AppealView({ appeal }: { appeal: AppealDetail }) {
  const t = useAppealsMessages();
  const f = useFormats();
  const { snapshot, provider } = appeal;
  return (
    <Page>
      <PageHeader
        title={`${snapshot.name[f.lang]} · ${t(`kind.${appeal.kind}`)}`}
        period={snapshot.period}
        scope={`${(f.lang === 'en' && provider.nameEn) || provider.name} · ${provider.id}`}
        back={{ to: '/appeals', label: t('back') }}
        badges={
          <>
            <AppealStateTag state={appeal.state} />
            <AppealClock appeal={appeal} />
          </>
        }
        actions={<ButtonLink to={scorecardPath(appeal)}>{t('toScorecard')}</ButtonLink>}
      />
      <FindingSentence text={useSentence(appeal)} />
      <FailedFiles />
      <div className="appeals-pair">
        <div className="appeals-column">
          <Section title={t('snapshot')} note={t('snapshotNote')}>
            <DisputedNumber snapshot={snapshot} claimed={appeal.claimedValue} />
          </Section>
          {appeal.correction ? (
            <Correction appeal={appeal} correction={appeal.correction} />
          ) : (
            (appeal.state === 'upheld' || appeal.state === 'partly') && (
              <Notice tone="info">{t('next_upheld')}</Notice>
            )
          )}
          <AppealSteps appeal={appeal} />
        </div>
        <div className="appeals-column">
          <Section title={t('timeline')}>
            <AppealTimeline events={appeal.events} />
          </Section>
          <AppealEvidence appeal={appeal} />
          <Section title={t('frozenVersion')}>
            <FrozenVersion appeal={appeal} />
          </Section>
        </div>
      </div>
    </Page>
  );
}

/** Where it stands and what came of it. */
function useSentence(appeal: AppealDetail): string {
  const t = useAppealsMessages();
  const f = useFormats();
  const { correction, snapshot } = appeal;
  const outcome = t(`state.${appeal.state}`);
  if (correction?.snapshot) {
    const shown = (of: AppealSnapshot) => rawText(of, of.raw, f) ?? '—';
    const name = snapshot.name[f.lang];
    return t('sentence_corrected', {
      outcome,
      name,
      before: shown(snapshot),
      after: shown(correction.snapshot),
    });
  }
  if (correction) return t('sentence_correcting', { outcome });
  return t(`sentence_${appeal.state}`, {
    by: appeal.raisedBy,
    at: f.instant(appeal.raisedAt),
    owner: appeal.owner?.name ?? t('noOwner'),
    due: deadlineDate(new Date(appeal.dueAt)),
  });
}

/** Which published result the number was copied from; it stays readable after a newer one supersedes it. */
function FrozenVersion({ appeal }: { appeal: AppealDetail }) {
  const t = useAppealsMessages();
  const f = useFormats();
  const { snapshot } = appeal;
  return (
    <FactList
      facts={[
        {
          label: t('frozenVersion'),
          value: (
            <>
              {f.period(snapshot.period)} ·{' '}
              {t('modelVersion', { model: snapshot.model, version: String(snapshot.modelVersion) })}
            </>
          ),
        },
        {
          label: t('resultHash'),
          value: <code className="appeals-hash">{snapshot.resultHash}</code>,
        },
        {
          label: t('csvOfVersion'),
          value: (
            <a href={assessmentCsvUrl(snapshot.assessmentId, f.lang)} download>
              CSV
            </a>
          ),
        },
      ]}
    />
  );
}

/** Right after filing: which of the chosen files did not arrive. */
function FailedFiles() {
  const t = useAppealsMessages();
  const failed = ((useLocation().state as { failed?: FailedFile[] } | null)?.failed ?? []).slice(0, 10);
  if (failed.length === 0) return null;
  return (
    <Notice tone="attention" title={t('filesFailed')}>
      <ul className="appeals-files">
        {failed.map(({ name, problem }) => (
          <li key={name}>
            <strong>{name}</strong> {problem}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
