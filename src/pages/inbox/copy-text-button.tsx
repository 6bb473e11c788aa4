import { useEffect, useState } from 'react';
import { Button } from '../../ui/blocks/button.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useDigestMessages } from './digest-messages.ts';

const SAID_MS = 2000;

/** Puts a text where it can be pasted from, and says so on the button itself. */
export function CopyTextButton({ text }: { text: () => string }) {
  const t = useDigestMessages();
  const toast = useToast();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      // Browsers keep the clipboard from plain http in a local network: then there is none.
      await navigator.clipboard.writeText(text());
      setCopied(true);
    } catch {
      toast({ tone: 'bad', text: t('copyFailed') });
    }
  };
  return (
    <>
      <Button icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
        {t(copied ? 'copied' : 'copy')}
      </Button>
      <span role="status" className="wm-sr-only">
        {copied ? t('copied') : ''}
      </span>
    </>
  );
}
