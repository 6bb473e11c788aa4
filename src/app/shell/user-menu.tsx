import { lazy, Suspense, useState } from 'react';
import { Button, IconButton } from '../../ui/blocks/button.tsx';
import { Floating } from '../../ui/blocks/floating.tsx';
import { useAppMessages } from '../messages.ts';
import type { ShellSession } from './shell-frame.tsx';

const AccountPanel = lazy(() =>
  import('./account-panel.tsx').then((module) => ({ default: module.AccountPanel })),
);

/** Who is signed in, with which role and rows, and the way out. */
export function UserMenu({ session, phone }: { session: ShellSession; phone: boolean }) {
  const t = useAppMessages();
  const [open, setOpen] = useState(false);
  const { name } = session.caller;
  const opener = { 'aria-expanded': open, 'aria-haspopup': 'dialog' } as const;
  return (
    <Floating
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      label={t('userMenu', { name })}
      className="wm-account"
      content={
        <Suspense fallback={<div className="wm-settings-pending" />}>
          <AccountPanel session={session} onClose={() => setOpen(false)} />
        </Suspense>
      }
    >
      {phone ? (
        <IconButton icon="user" label={t('userMenu', { name })} {...opener} />
      ) : (
        <Button kind="quiet" icon="user" aria-label={t('userMenu', { name })} {...opener}>
          <span className="wm-top-user-name">{name}</span>
        </Button>
      )}
    </Floating>
  );
}
