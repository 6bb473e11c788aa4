import { CopyButton } from '../../ui/blocks/copy-button.tsx';

interface CopiedBlockProps {
  /** What is shown. */
  text: string;
  /** What is copied, where it is another writing of the same. */
  copied?: string;
  copyLabel: string;
  /** `code` is read line by line and scrolls; `data` breaks; `words` are for people. */
  kind: 'code' | 'data' | 'words';
}

export function CopiedBlock({ text, copied = text, copyLabel, kind }: CopiedBlockProps) {
  return (
    <div className="webhooks-block">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre className={`webhooks-${kind}`} tabIndex={0}>
        {text}
      </pre>
      <CopyButton text={copied} label={copyLabel} />
    </div>
  );
}
