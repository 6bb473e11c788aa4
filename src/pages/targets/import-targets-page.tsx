import { useState } from 'react';
import { downloadFile } from '../../queries/download-file.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay } from '../../queries/session.ts';
import { targetsCsvUrl, useImportTargets, useInspectTargets } from '../../queries/targets.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { ConfirmBar } from '../../ui/blocks/confirm-bar.tsx';
import { DownloadButton } from '../../ui/blocks/download-button.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useLang } from '../../ui/i18n/language.ts';
import { useTargetImportMessages } from './import-messages.ts';
import { TargetFileColumns } from './target-file-columns.tsx';
import { TargetFileFaults } from './target-file-faults.tsx';
import { TargetFilePicker } from './target-file-picker.tsx';
import { TargetFileRows } from './target-file-rows.tsx';
import './targets.css';
import './import-targets.css';

/** A file becomes targets, all of its rows or none: choose, see what it would do, import. */
export function Component() {
  const t = useTargetImportMessages();
  const lang = useLang();
  const mayWrite = useMay('target.write');
  const [file, setFile] = useState<File | null>(null);
  const inspect = useInspectTargets();
  const store = useImportTargets();
  const preview = inspect.data ?? null;
  const done = store.data ?? null;
  const changing = preview ? preview.counts.created + preview.counts.changed : 0;

  const look = (chosen: File) => {
    setFile(chosen);
    store.reset();
    inspect.mutate(chosen);
  };
  const restart = () => {
    setFile(null);
    inspect.reset();
    store.reset();
  };
  const back = { to: '/targets', label: t('toTargets') };
  if (!mayWrite)
    return (
      <Page>
        <PageHeader title={t('title')} back={back} />
        <EmptyState
          title={t('notAllowed')}
          detail={t('notAllowedDetail')}
          action={<ButtonLink to="/targets">{t('toTargets')}</ButtonLink>}
        />
      </Page>
    );
  return (
    <Page>
      <PageHeader
        title={t('title')}
        back={back}
        actions={
          <DownloadButton download={() => downloadFile(targetsCsvUrl({ lang }))}>
            {t('exportNow')}
          </DownloadButton>
        }
      />
      {done ? (
        <Section>
          <Notice
            tone="good"
            title={t('done')}
            action={<ButtonLink to="/targets">{t('toTargets')}</ButtonLink>}
          >
            {t('doneDetail', done)}
          </Notice>
        </Section>
      ) : (
        <Section title={t('file')}>
          <TargetFilePicker file={file} busy={inspect.isPending} onFile={look} />
          {!file && <TargetFileColumns />}
        </Section>
      )}
      {!done && inspect.isPending && <SkeletonText lines={6} />}
      {!done && inspect.error && (
        <ErrorState
          problem={problemOf(inspect.error)}
          {...(file && { onRetry: () => inspect.mutate(file) })}
        />
      )}
      {!done && preview && (
        <>
          {store.error && <ErrorState problem={problemOf(store.error)} kept={t('keptFile')} />}
          {preview.faults.length > 0 && <TargetFileFaults preview={preview} />}
          <TargetFileRows preview={preview} />
          {preview.faults.length === 0 && changing === 0 && <Notice tone="info">{t('nothing')}</Notice>}
        </>
      )}
      <ConfirmBar
        open={!done && file !== null && preview !== null && preview.faults.length === 0 && changing > 0}
        text={preview && t('consequence', preview.counts)}
        confirmLabel={t('store')}
        busy={store.isPending}
        onConfirm={() => file && preview && store.mutate({ file, sha256: preview.sha256 })}
        onCancel={restart}
      />
    </Page>
  );
}
