import { useState } from 'react';
import { Button } from '../../ui/blocks/button.tsx';
import { Floating } from '../../ui/blocks/floating.tsx';
import { useAppMessages } from '../messages.ts';

/** Says that this is the demo, and has its host take it back to the data it came with. */
export function DemoBadge() {
  const t = useAppMessages();
  const [open, setOpen] = useState(false);
  return (
    <Floating
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      label={t('demo')}
      className="wm-demo"
      content={
        <>
          <p>{t('demoTip')}</p>
          <Button icon="refresh" onClick={() => window.dispatchEvent(new Event('windmaker:reset'))}>
            {t('demoReset')}
          </Button>
        </>
      }
    >
      <button
        type="button"
        className="wm-state wm-state-attention wm-demo-badge"
        aria-expanded={open}
        aria-haspopup="dialog"
      >
        {t('demo')}
      </button>
    </Floating>
  );
}
