import type { ImportRecord } from '../../contract/imports.ts';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { JumpLink } from '../../ui/blocks/jump-link.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useImportsMessages } from './messages.ts';

const SENTENCES = {
  awaiting_content: 'findingReading',
  reading: 'findingReading',
  ready: 'findingReady',
  confirmed: 'findingConfirmed',
  cancelled: 'findingCancelled',
  failed: 'findingFailed',
} as const;

/** Where the import stands, with the counts that add up. */
export function ImportFinding({ record }: { record: ImportRecord }) {
  const t = useImportsMessages();
  const f = useFormats();
  const { counts } = record;
  return (
    <FindingSentence
      text={t(
        record.status === 'ready' && counts.rowsRejected === 0 ? 'findingClean' : SENTENCES[record.status],
      )}
      parts={{
        rowsIn: <strong>{f.number(counts.rowsIn)}</strong>,
        accepted: <strong>{f.number(counts.rowsAccepted)}</strong>,
        rejected:
          counts.rowsRejected > 0 ? (
            <JumpLink to="rejections">{f.number(counts.rowsRejected)}</JumpLink>
          ) : (
            <strong>0</strong>
          ),
        created: f.number(counts.created),
        changed: f.number(counts.changed),
        unchanged: f.number(counts.unchanged),
      }}
    />
  );
}
