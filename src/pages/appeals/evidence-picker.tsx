import { useId } from 'react';
import { APPEAL_RULES } from '../../domain/appeal/appeal-rules.ts';
import { IconButton } from '../../ui/blocks/button.tsx';
import { Icon } from '../../ui/blocks/icons.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { isTooLarge } from './appeal-draft.ts';
import { fileSize } from './appeal-words.ts';
import { useAppealsMessages } from './messages.ts';

const largestMegabytes = APPEAL_RULES.evidenceFileBytes / 1024 / 1024;

interface EvidencePickerProps {
  files: readonly File[];
  onChange: (files: File[]) => void;
  /** Pieces for which there is still room. */
  room: number;
  error?: string | null;
}

/** Files to be sent, each with its size; what is too large is said before it travels. */
export function EvidencePicker({ files, onChange, room, error = null }: EvidencePickerProps) {
  const t = useAppealsMessages();
  const f = useFormats();
  const id = useId();
  return (
    <div className="wm-field">
      <div className="appeals-pick">
        <input
          id={id}
          type="file"
          multiple
          accept=".png,.jpg,.jpeg,.pdf,.csv"
          className="wm-sr-only"
          aria-describedby={`${id}-note`}
          onChange={(event) => {
            onChange([...files, ...(event.target.files ?? [])]);
            // The same file can be chosen again after it was removed.
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="appeals-pick-label">
          <Icon name="upload" size={16} />
          {t('addFiles')}
        </label>
      </div>
      {files.length > 0 && (
        <ul className="appeals-files">
          {files.map((file, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name, and the list is rebuilt whole
            <li key={`${file.name} ${at}`}>
              <span className="appeals-file-name">{file.name}</span>
              <span className="wm-meta wm-num">{fileSize(file.size, f)}</span>
              {isTooLarge(file) && (
                <span className="wm-field-error">{t('fileTooLarge', { size: largestMegabytes })}</span>
              )}
              <IconButton
                icon="close"
                size="small"
                label={t('removeFile', { name: file.name })}
                onClick={() => onChange(files.filter((_, other) => other !== at))}
              />
            </li>
          ))}
        </ul>
      )}
      <div
        id={`${id}-note`}
        className={error ? 'wm-field-error' : 'wm-meta'}
        role={error ? 'alert' : undefined}
      >
        {error ?? t('filesHint', { size: largestMegabytes, count: room })}
      </div>
    </div>
  );
}
