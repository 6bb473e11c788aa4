import type { ImportRecord } from '../../contract/imports.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { ProgressWithCounts } from '../../ui/blocks/progress-with-counts.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { byteScale } from './format-bytes.ts';
import { useImportsMessages } from './messages.ts';

interface ImportProgressProps {
  record: ImportRecord;
  /** This tab sends the file: it must stay open until it is read. */
  sendingHere: boolean;
  /** This tab has confirmed and waits for the answer. */
  storing: boolean;
  onCancel: () => void;
  cancelling: boolean;
}

/** How far the reading or storing is; nothing once the import waits for a decision or is over. */
export function ImportProgress({ record, sendingHere, storing, onCancel, cancelling }: ImportProgressProps) {
  const t = useImportsMessages();
  const f = useFormats();
  const { status, progress, sizeBytes, counts } = record;
  if (storing) {
    return (
      <Section>
        <ProgressWithCounts label={t('storing')} done={counts.rowsAccepted} total={null} unit={t('rows')} />
      </Section>
    );
  }
  if (status === 'awaiting_content' && !sendingHere) {
    return (
      <Notice
        tone="attention"
        action={
          <Button size="small" busy={cancelling} onClick={onCancel}>
            {t('cancel')}
          </Button>
        }
      >
        {t('awaiting')}
      </Notice>
    );
  }
  if (status !== 'reading' && status !== 'awaiting_content') return null;
  const { unit, of } = byteScale(sizeBytes);
  return (
    <Section>
      <ProgressWithCounts
        label={t('reading', { name: record.fileName })}
        done={of(progress.bytesRead)}
        total={of(sizeBytes)}
        unit={unit}
        note={`${t('rowsRead', { rows: f.number(progress.rowsRead) })}${sendingHere ? ` · ${t('keepOpen')}` : ''}`}
        onCancel={onCancel}
        cancelling={cancelling}
      />
    </Section>
  );
}
