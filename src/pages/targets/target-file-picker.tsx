import { useId, useState } from 'react';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useTargetImportMessages } from './import-messages.ts';

interface TargetFilePickerProps {
  file: File | null;
  busy: boolean;
  onFile: (file: File) => void;
}

/** A native file field that is also a drop target. */
export function TargetFilePicker({ file, busy, onFile }: TargetFilePickerProps) {
  const t = useTargetImportMessages();
  const f = useFormats();
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the label and field inside do the same by keyboard */}
      <div
        className={over ? 'targets-drop targets-drop-over' : 'targets-drop'}
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
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          className="wm-sr-only"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            // The same file chosen twice must be looked at again.
            event.target.value = '';
            if (chosen) onFile(chosen);
          }}
        />
        <label htmlFor={id} className="targets-drop-label">
          {file ? t('otherFile') : t('chooseFile')}
        </label>
        <span className="targets-quiet">
          {file ? t('fileSize', { name: file.name, size: f.number(file.size / 1024, 1) }) : t('dropHint')}
        </span>
      </div>
      <p className="targets-quiet">{t('limits')}</p>
    </>
  );
}
