import { useInfiniteQuery } from '@tanstack/react-query';
import { alertsQuery, useMarkAlertsRead } from '../../queries/alerts.ts';
import { problemOf } from '../../queries/request.ts';
import { ConfirmBar } from '../../ui/blocks/confirm-bar.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useInboxMessages } from './messages.ts';

/** Says how many it will be before it is done. What arrives after the newest one that was counted stays unread. */
export function MarkAllRead({ onClose }: { onClose: () => void }) {
  const t = useInboxMessages();
  const toast = useToast();
  const mark = useMarkAlertsRead();
  const unread = useInfiniteQuery({
    ...alertsQuery({ state: 'all', unread: 'yes', limit: 1 }),
    staleTime: 0,
  });
  const [page] = unread.data?.pages ?? [];
  const newest = page?.items[0];
  const problem = problemOf(mark.error ?? unread.error);
  const confirm = () => {
    // Nothing is done before it is said how many it will be.
    if (!page) return;
    if (!newest) return onClose();
    mark.mutate(
      { all: true, until: newest.raisedAt },
      {
        onSuccess: ({ marked }) => {
          toast({ tone: 'good', text: t('markedAll', { count: marked }) });
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmBar
      open
      text={
        problem ? (
          <ErrorState problem={problem} inline />
        ) : page ? (
          newest ? (
            t('markAllText', { count: page.total })
          ) : (
            t('markAllNone')
          )
        ) : (
          <SkeletonText lines={1} />
        )
      }
      confirmLabel={t('markAll')}
      onConfirm={confirm}
      onCancel={onClose}
      busy={mark.isPending}
    />
  );
}
