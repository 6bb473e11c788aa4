import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TargetDetail } from '../../contract/targets.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay } from '../../queries/session.ts';
import { targetQuery } from '../../queries/targets.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Drawer } from '../../ui/blocks/drawer.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { AddTarget } from './add-target.tsx';
import { ArchiveTarget } from './archive-target.tsx';
import { EditTarget } from './edit-target.tsx';
import { useTargetFormMessages } from './form-messages.ts';
import { useTargetsMessages } from './messages.ts';
import { TargetFindings } from './target-findings.tsx';
import { useTargetTexts } from './use-target-texts.ts';

interface TargetDrawerProps {
  /** `new` sets one. */
  id: string;
  month: string | undefined;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** One target beside the list: setting (`new`), reading, changing, taking out of the count. */
export function TargetDrawer({ id, month, onOpen, onClose }: TargetDrawerProps) {
  const t = useTargetsMessages();
  const form = useTargetFormMessages();
  const texts = useTargetTexts();
  const mayWrite = useMay('target.write');
  const [task, setTask] = useState<'read' | 'edit' | 'archive'>('read');
  const target = useQuery({ ...targetQuery(id, month), enabled: id !== 'new' });
  const found = target.data;
  const open = mayWrite && task === 'read' && found?.archivedAt === null;
  return (
    <Drawer
      open
      onClose={onClose}
      width={720}
      title={id === 'new' ? form('addTitle') : found ? texts.name(found) : t('target')}
      subtitle={id === 'new' ? form('addLead') : found && <Subtitle target={found} />}
      footer={
        open && (
          <>
            <Button kind="quiet" onClick={() => setTask('archive')}>
              {form('archive')}
            </Button>
            <Button kind="primary" onClick={() => setTask('edit')}>
              {form('editTitle')}
            </Button>
          </>
        )
      }
    >
      {id === 'new' ? (
        <AddTarget onAdded={onOpen} onCancel={onClose} />
      ) : target.error ? (
        <ErrorState problem={problemOf(target.error)} onRetry={() => void target.refetch()} />
      ) : !found ? (
        <SkeletonText lines={10} />
      ) : task === 'edit' ? (
        <EditTarget target={found} onDone={() => setTask('read')} />
      ) : task === 'archive' ? (
        <ArchiveTarget target={found} onDone={() => setTask('read')} />
      ) : (
        <TargetFindings target={found} />
      )}
    </Drawer>
  );
}

function Subtitle({ target }: { target: TargetDetail }) {
  const t = useTargetsMessages();
  const texts = useTargetTexts();
  const { level, from, to, owner } = target;
  return [texts.level(level), texts.months(from, to), owner?.name ?? t('noOwner')].join(' · ');
}
