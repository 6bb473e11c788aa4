import { useState } from 'react';
import type { TargetDetail } from '../../contract/targets.ts';
import { problemOf } from '../../queries/request.ts';
import { useArchiveTarget } from '../../queries/targets.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Field, TextArea } from '../../ui/blocks/field.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useTargetFormMessages } from './form-messages.ts';

/** Takes a target out of the count, with the reason that its history keeps. */
export function ArchiveTarget({ target, onDone }: { target: TargetDetail; onDone: () => void }) {
  const t = useTargetFormMessages();
  const toast = useToast();
  const archive = useArchiveTarget();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const note = reason.trim();
  const submit = () => {
    setTried(true);
    if (note === '') return;
    archive.mutate(
      { id: target.id, revision: target.revision, body: { note } },
      {
        onSuccess: () => {
          toast({ tone: 'good', text: t('archived') });
          onDone();
        },
      },
    );
  };
  return (
    <div className="targets-form">
      {archive.error && <ErrorState problem={problemOf(archive.error)} />}
      <Notice tone="attention" title={t('archiveTitle')}>
        {t('archiveLead')}
        {target.split && ` ${t('archiveParts', { count: target.split.targets })}`}
      </Notice>
      <Field label={t('archiveReason')} error={tried && note === '' ? t('required') : null} required>
        <TextArea value={reason} maxLength={500} rows={2} onChange={setReason} />
      </Field>
      <div className="targets-actions">
        <Button kind="danger" busy={archive.isPending} onClick={submit}>
          {t('archive')}
        </Button>
        <Button kind="quiet" onClick={onDone} disabled={archive.isPending}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
