import { useId, useState } from 'react';
import type { ImportKind, Inspection } from '../../contract/imports.ts';
import { Notice } from '../../ui/blocks/notice.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { formatBytes } from './format-bytes.ts';
import { useImportsMessages } from './messages.ts';

/** In the order in which a new installation needs them. */
const EXAMPLES: readonly ImportKind[] = [
  'providers',
  'facts_long',
  'facts_wide',
  'merchants',
  'service_relations',
  'merchant_months',
];

interface FilePickerProps {
  file: File | null;
  busy: boolean;
  onFile: (file: File) => void;
  limits?: Inspection['limits'];
}

/** A native file field that is also a drop target; states what may come in before it is chosen. */
export function FilePicker({ file, busy, onFile, limits }: FilePickerProps) {
  const t = useImportsMessages();
  const f = useFormats();
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the label and field inside do the same by keyboard */}
      <div
        className={over ? 'imports-drop imports-drop-over' : 'imports-drop'}
        aria-busy={busy}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const dropped = event.dataTransfer.files[0];
          if (dropped) onFile(dropped);
        }}
      >
        <label htmlFor={id} className="imports-drop-label">
          {file ? t('otherFile') : t('chooseFile')}
        </label>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          className="wm-sr-only"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            // The same file chosen twice must be looked at again.
            event.target.value = '';
            if (chosen) onFile(chosen);
          }}
        />
        <span className="imports-quiet">
          {file ? `${file.name} · ${formatBytes(file.size)}` : t('dropHint')}
        </span>
      </div>
      {file && limits && file.size > limits.fileBytes && (
        <Notice tone="bad">{t('tooLarge', { limit: formatBytes(limits.fileBytes) })}</Notice>
      )}
      <p className="imports-quiet">
        {t('formats')}
        {limits && (
          <span className="imports-limits">
            {t('limits', {
              size: formatBytes(limits.fileBytes),
              rows: f.number(limits.rows),
              columns: f.number(limits.columns),
              cell: f.number(limits.cellCharacters),
            })}
          </span>
        )}
      </p>
      {!file && (
        <p className="imports-quiet">
          {t('example')}{' '}
          {EXAMPLES.map((kind) => (
            <a
              key={kind}
              className="imports-example"
              href={`${import.meta.env.BASE_URL}examples/${kind}.csv`}
              download
            >
              {t(`kind.${kind}`)}
            </a>
          ))}
        </p>
      )}
    </>
  );
}
