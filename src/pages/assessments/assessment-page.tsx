import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { AssessmentDetail } from '../../contract/assessments.ts';
import {
  assessablePeriodsQuery,
  assessmentCsvUrl,
  assessmentQuery,
  usePublishAssessment,
  useRemoveAssessment,
  useVerifyAssessment,
} from '../../queries/assessments.ts';
import { modelVersionQuery } from '../../queries/capability-models.ts';
import { downloadFile } from '../../queries/download-file.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay } from '../../queries/session.ts';
import { Button, ButtonLink } from '../../ui/blocks/button.tsx';
import { ConfirmBar } from '../../ui/blocks/confirm-bar.tsx';
import { DownloadButton } from '../../ui/blocks/download-button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { SkeletonPage } from '../../ui/blocks/skeleton.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLang, useLocalized } from '../../ui/i18n/language.ts';
import { statusTone } from './assessment-columns.tsx';
import { DataQuality } from './data-quality.tsx';
import { useAssessmentsMessages } from './messages.ts';
import { Receipt } from './receipt.tsx';
import { RowsLink } from './rows-link.tsx';
import { TierCounts, TierMovements } from './tier-counts.tsx';
import { VerificationResult } from './verification-result.tsx';
import './assessments.css';

export function Component() {
  const t = useAssessmentsMessages();
  const { id = '' } = useParams();
  const detail = useQuery(assessmentQuery(id));
  if (detail.error) {
    return (
      <Page>
        <PageHeader title={t('title')} back={{ to: '/assessments', label: t('back') }} />
        <ErrorState problem={problemOf(detail.error)} onRetry={() => void detail.refetch()} />
      </Page>
    );
  }
  return detail.data ? <AssessmentView assessment={detail.data} /> : <SkeletonPage />;
}

function AssessmentView({ assessment }: { assessment: AssessmentDetail }) {
  const t = useAssessmentsMessages();
  const f = useFormats();
  const of = useLocalized();
  const lang = useLang();
  const navigate = useNavigate();
  const toast = useToast();
  const stored = useQuery(modelVersionQuery(assessment.model, assessment.modelVersion));
  const publish = usePublishAssessment();
  const verify = useVerifyAssessment();
  const remove = useRemoveAssessment();
  const periods = useQuery({
    ...assessablePeriodsQuery(assessment.model),
    enabled: assessment.status === 'draft',
  });
  const replaces = periods.data?.items.some((entry) => entry.period === assessment.period && entry.published);
  const [asking, ask] = useState<'publish' | 'remove' | null>(null);
  const model = stored.data?.model;
  const tierOrder = ['suspended', 'not_rated', 'candidate', ...(model?.tiers.map((tier) => tier.code) ?? [])];
  const moved = (direction: 1 | -1) =>
    assessment.movements
      .filter((move) => Math.sign(tierOrder.indexOf(move.to) - tierOrder.indexOf(move.from)) === direction)
      .reduce((sum, move) => sum + move.count, 0);
  const failure = publish.error ?? verify.error ?? remove.error;
  const draft = assessment.status === 'draft';
  const mayPublish = useMay('assessment.publish');
  const mayDiscard = useMay('assessment.write');

  return (
    <Page>
      <PageHeader
        title={t('detailTitle', { model: of(assessment.modelName), period: f.period(assessment.period) })}
        scope={`${t('modelVersion', { version: assessment.modelVersion })}${assessment.note ? ` · ${assessment.note}` : ''}`}
        back={{ to: '/assessments', label: t('back') }}
        badges={<StateTag tone={statusTone[assessment.status]}>{t(`status.${assessment.status}`)}</StateTag>}
        actions={
          <>
            <DownloadButton download={() => downloadFile(assessmentCsvUrl(assessment.id, lang))}>
              {t('exportCsv')}
            </DownloadButton>
            <Button onClick={() => verify.mutate(assessment.id)} busy={verify.isPending}>
              {verify.isPending ? t('verifying') : t('verify')}
            </Button>
            {draft && mayDiscard && <Button onClick={() => ask('remove')}>{t('remove')}</Button>}
            {draft && mayPublish && (
              <Button kind="primary" onClick={() => ask('publish')}>
                {t('publish')}
              </Button>
            )}
          </>
        }
      />
      <FindingSentence
        text={t(assessment.previous ? 'detailFinding' : 'detailFindingFirst')}
        parts={{
          providers: <RowsLink assessment={assessment}>{f.number(assessment.providers)}</RowsLink>,
          rated: f.number(assessment.rated),
          mean:
            assessment.meanTotal === null ? (
              <Missing reason={t('noMean')} />
            ) : (
              f.number(assessment.meanTotal, 2)
            ),
          up: (
            <RowsLink assessment={assessment} filter={{ movement: 'up' }}>
              {f.number(moved(1))}
            </RowsLink>
          ),
          down: (
            <RowsLink assessment={assessment} filter={{ movement: 'down' }}>
              {f.number(moved(-1))}
            </RowsLink>
          ),
        }}
      />
      {assessment.status === 'superseded' && (
        <Notice
          tone="info"
          action={
            <ButtonLink to={`/assessments?status=published&model=${assessment.model}`}>
              {t('openPublished')}
            </ButtonLink>
          }
        >
          {t('superseded')}
        </Notice>
      )}
      {draft && <Notice tone="info">{t('draftNotice')}</Notice>}
      {failure && <ErrorState problem={problemOf(failure)} />}
      {verify.data && <VerificationResult verification={verify.data} />}
      <div className="assessments-pair">
        <div className="assessments-column">
          <TierCounts assessment={assessment} model={model} />
          <TierMovements assessment={assessment} model={model} />
        </div>
        <DataQuality assessment={assessment} model={model} />
      </div>
      <Receipt assessment={assessment} />
      <ConfirmBar
        open={draft && asking === 'publish'}
        text={`${t('publishConfirm', { period: f.period(assessment.period), rated: f.number(assessment.rated) })} ${replaces ? t('publishReplace') : ''}`}
        confirmLabel={t('publish')}
        busy={publish.isPending}
        onCancel={() => ask(null)}
        onConfirm={() =>
          publish.mutate(assessment, {
            onSuccess: () => toast({ tone: 'good', text: t('published') }),
            onSettled: () => ask(null),
          })
        }
      />
      <ConfirmBar
        open={draft && asking === 'remove'}
        text={t('removeConfirm')}
        confirmLabel={t('remove')}
        tone="danger"
        busy={remove.isPending}
        onCancel={() => ask(null)}
        onConfirm={() =>
          remove.mutate(assessment, {
            onSuccess: () => {
              toast({ tone: 'good', text: t('removed') });
              void navigate('/assessments');
            },
            onSettled: () => ask(null),
          })
        }
      />
    </Page>
  );
}
