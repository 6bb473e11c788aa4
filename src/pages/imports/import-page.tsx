import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { ImportKind, ImportRecord } from '../../contract/imports.ts';
import { importQuery, useCancelImport, useConfirmImport, useImportUpload } from '../../queries/imports.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay } from '../../queries/session.ts';
import { Button, ButtonLink } from '../../ui/blocks/button.tsx';
import { ConfirmBar } from '../../ui/blocks/confirm-bar.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { SkeletonPage } from '../../ui/blocks/skeleton.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useActorName } from '../../ui/format/actor-name.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { formatBytes } from './format-bytes.ts';
import { statusTone } from './import-columns.tsx';
import { ImportFinding } from './import-finding.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportReceipt } from './import-receipt.tsx';
import { useImportsMessages } from './messages.ts';
import { Rejections } from './rejections.tsx';
import './imports.css';

export function Component() {
  const t = useImportsMessages();
  const { id = '' } = useParams();
  const record = useQuery(importQuery(id));
  if (record.error) {
    return (
      <Page>
        <PageHeader title={t('title')} back={{ to: '/imports', label: t('back') }} />
        <ErrorState problem={problemOf(record.error)} onRetry={() => void record.refetch()} />
      </Page>
    );
  }
  return record.data ? <ImportView record={record.data} /> : <SkeletonPage />;
}

function ImportView({ record }: { record: ImportRecord }) {
  const t = useImportsMessages();
  const f = useFormats();
  const toast = useToast();
  const actor = useActorName();
  const confirm = useConfirmImport();
  const cancel = useCancelImport();
  const upload = useImportUpload(record.id);
  const { counts, status } = record;
  const mayDecide = useMay('import.write');
  const read = record.sha256 !== null;
  // A file that never arrived leaves no reason with the import; this tab knows it.
  const lost = status === 'awaiting_content' ? (upload?.error ?? null) : null;
  const failure = confirm.error ?? cancel.error ?? lost;
  return (
    <Page>
      <PageHeader
        title={record.fileName}
        scope={`${t(`kind.${record.kind}`)} · ${formatBytes(record.sizeBytes)} · ${f.instant(record.createdAt)} · ${actor(record.createdBy)}`}
        back={{ to: '/imports', label: t('back') }}
        badges={<StateTag tone={statusTone[status]}>{t(`status.${status}`)}</StateTag>}
        actions={<NextActions record={record} />}
      />
      <ImportFinding record={record} />
      {failure && <ErrorState problem={problemOf(failure)} />}
      {record.failure && <ErrorState problem={record.failure} />}
      {record.appealId && (
        <Notice
          tone="info"
          action={<ButtonLink to={`/appeals/${record.appealId}`}>{t('appealLink')}</ButtonLink>}
        >
          {t('fromAppeal')}
        </Notice>
      )}
      {record.sameFileAs && status !== 'cancelled' && (
        <Notice
          tone="info"
          action={<ButtonLink to={`/imports/${record.sameFileAs}`}>{t('sameFileLink')}</ButtonLink>}
        >
          {t('sameFile')}
        </Notice>
      )}
      {status === 'ready' && counts.rowsAccepted === 0 && mayDecide && (
        <Notice
          tone="attention"
          action={
            <Button size="small" busy={cancel.isPending} onClick={() => cancel.mutate(record.id)}>
              {t('discard')}
            </Button>
          }
        >
          {t('nothingToStore')}
        </Notice>
      )}
      <ImportProgress
        record={record}
        sendingHere={upload?.sending ?? false}
        storing={confirm.isPending}
        onCancel={() => cancel.mutate(record.id)}
        cancelling={cancel.isPending}
      />
      {read && counts.rowsRejected > 0 && <Rejections record={record} />}
      {read && <ImportReceipt record={record} />}
      <ConfirmBar
        open={status === 'ready' && counts.rowsAccepted > 0 && mayDecide}
        text={t(`confirmText.${isOfFacts(record.kind) ? 'facts' : record.kind}`, {
          accepted: f.number(counts.rowsAccepted),
          facts: f.number(counts.factsAccepted),
          rejected: f.number(counts.rowsRejected),
        })}
        confirmLabel={t('confirm', { rows: f.number(counts.rowsAccepted) })}
        cancelLabel={t('discard')}
        busy={confirm.isPending || cancel.isPending}
        onCancel={() => cancel.mutate(record.id)}
        onConfirm={() =>
          confirm.mutate(record, { onSuccess: () => toast({ tone: 'good', text: t('done') }) })
        }
      />
    </Page>
  );
}

function isOfFacts(kind: ImportKind): kind is 'facts_long' | 'facts_wide' {
  return kind === 'facts_long' || kind === 'facts_wide';
}

/** What one does after this state; one of them primary. */
function NextActions({ record }: { record: ImportRecord }) {
  const t = useImportsMessages();
  if (record.status === 'cancelled' || record.status === 'failed') {
    return (
      <ButtonLink to="/imports/new" kind="primary">
        {t('chooseAgain')}
      </ButtonLink>
    );
  }
  if (record.status !== 'confirmed') return null;
  return (
    <>
      <ButtonLink to="/imports/new">{t('importAgain')}</ButtonLink>
      {isOfFacts(record.kind) ? (
        <ButtonLink to={`/assessments?model=${record.model}&new=1`} kind="primary">
          {t('runAssessment')}
        </ButtonLink>
      ) : record.kind === 'providers' ? (
        <ButtonLink to={`/providers?model=${record.model}`} kind="primary">
          {t('openProviders')}
        </ButtonLink>
      ) : (
        <ButtonLink to="/merchants" kind="primary">
          {t('openMerchants')}
        </ButtonLink>
      )}
    </>
  );
}
