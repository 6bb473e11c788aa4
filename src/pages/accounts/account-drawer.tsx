import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account, InvitationLink as Link } from '../../contract/accounts.ts';
import { accountQuery } from '../../queries/accounts.ts';
import { problemOf } from '../../queries/request.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { CopyButton } from '../../ui/blocks/copy-button.tsx';
import { Drawer } from '../../ui/blocks/drawer.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { AddAccount } from './add-account.tsx';
import { EditAccount } from './edit-account.tsx';
import { useAccountsMessages } from './messages.ts';

/** One person beside the list: adding (`new`) or changing, and the link that follows. */
export function AccountDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useAccountsMessages();
  const [link, setLink] = useState<{ name: string; invitation: Link } | null>(null);
  const account = useQuery({ ...accountQuery(id), enabled: id !== 'new' });
  const title = id === 'new' ? t('addTitle') : t('editTitle', { name: account.data?.name ?? '' });
  const showLink = ({ name }: Pick<Account, 'name'>, invitation: Link) => setLink({ name, invitation });
  return (
    <Drawer
      open
      onClose={onClose}
      title={link ? t('linkTitle') : title}
      subtitle={link ? undefined : t(id === 'new' ? 'addLead' : 'effect')}
    >
      {link ? (
        <InvitationLink {...link} onDone={onClose} />
      ) : id === 'new' ? (
        <AddAccount onAdded={showLink} />
      ) : account.data ? (
        <EditAccount
          key={account.data.id}
          account={account.data}
          onSaved={onClose}
          onLink={(invitation) => showLink(account.data, invitation)}
        />
      ) : account.error ? (
        <ErrorState problem={problemOf(account.error)} onRetry={() => void account.refetch()} />
      ) : (
        <SkeletonText lines={6} />
      )}
    </Drawer>
  );
}

interface LinkProps {
  name: string;
  invitation: Link;
  onDone: () => void;
}

function InvitationLink({ name, invitation, onDone }: LinkProps) {
  const t = useAccountsMessages();
  const f = useFormats();
  const address = new URL(`/invitation#${invitation.token}`, window.location.origin).href;
  return (
    <div className="accounts-form">
      <p>{t('linkDetail', { name, until: f.instant(invitation.expiresAt) })}</p>
      <div className="accounts-link">{address}</div>
      <CopyButton text={address} label={t('copyLink')} />
      <div>
        <Button onClick={onDone}>{t('done')}</Button>
      </div>
    </div>
  );
}
