import { useState } from 'react';
import type { AppealDetail } from '../../contract/appeals.ts';
import { movesOf } from '../../domain/appeal/appeal-state.ts';
import { evidenceUrl, type FailedFile, useAddEvidence } from '../../queries/appeals.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay } from '../../queries/session.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { isTooLarge } from './appeal-draft.ts';
import { fileSize } from './appeal-words.ts';
import { EvidencePicker } from './evidence-picker.tsx';
import { useAppealsMessages } from './messages.ts';

export function AppealEvidence({ appeal }: { appeal: AppealDetail }) {
  const t = useAppealsMessages();
  const f = useFormats();
  const mayAdd = useMay('appeal.raise') && movesOf(appeal.state, 'provider').includes('add_evidence');
  return (
    <Section title={t('evidence')}>
      <div className="appeals-form">
        {appeal.evidence.length === 0 ? (
          <p className="wm-meta">{t('evidenceNone')}</p>
        ) : (
          <>
            <ul className="appeals-files">
              {appeal.evidence.map((one) => (
                <li key={one.id}>
                  {one.url !== null ? (
                    <>
                      <a
                        className="appeals-file-name"
                        href={one.url}
                        target="_blank"
                        rel="noopener noreferrer"
                      >
                        {one.url}
                      </a>
                      <span className="wm-meta">{t('linkEvidence')}</span>
                    </>
                  ) : (
                    <>
                      <a className="appeals-file-name" href={evidenceUrl(appeal.id, one.id)} download>
                        {one.fileName}
                      </a>
                      <span className="wm-meta">
                        {fileSize(one.sizeBytes ?? 0, f)} · {one.by} · {f.instant(one.at)}
                      </span>
                    </>
                  )}
                </li>
              ))}
            </ul>
            <p className="wm-meta">{t('evidenceNote')}</p>
          </>
        )}
        {mayAdd && <AddEvidence appeal={appeal} />}
      </div>
    </Section>
  );
}

function AddEvidence({ appeal }: { appeal: AppealDetail }) {
  const t = useAppealsMessages();
  const toast = useToast();
  const add = useAddEvidence(appeal.id);
  const [files, setFiles] = useState<File[]>([]);
  const [failed, setFailed] = useState<readonly FailedFile[]>([]);
  const room = appeal.evidenceLeft;
  if (room === 0) return <p className="wm-meta">{t('filesFull')}</p>;
  const fits = files.length > 0 && files.length <= room && !files.some(isTooLarge);
  return (
    <>
      <EvidencePicker
        files={files}
        onChange={setFiles}
        room={room}
        error={files.length > room ? t('tooManyPieces', { count: room }) : null}
      />
      {failed.length > 0 && (
        <Notice tone="attention" title={t('filesFailed')}>
          {failed.map(({ name, problem }) => `${name}: ${problem}`).join(' ')}
        </Notice>
      )}
      {add.error && <ErrorState problem={problemOf(add.error)} kept={t('kept')} />}
      {files.length > 0 && (
        <div>
          <Button
            icon="upload"
            disabled={!fits}
            busy={add.isPending}
            onClick={() =>
              add.mutate(files, {
                onSuccess: (refused) => {
                  setFailed(refused);
                  setFiles(files.filter(({ name }) => refused.some((one) => one.name === name)));
                  const sent = files.length - refused.length;
                  if (sent > 0) toast({ tone: 'good', text: t('filesSent', { count: sent }) });
                },
              })
            }
          >
            {t('upload')}
          </Button>
        </div>
      )}
    </>
  );
}
