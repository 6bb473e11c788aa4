import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Alert } from '../../contract/alerts.ts';
import { groupOf } from '../../domain/access/role.ts';
import { alertCountsQuery } from '../../queries/alert-counts.ts';
import { alertsQuery, useMarkAlertsRead } from '../../queries/alerts.ts';
import { problemOf } from '../../queries/request.ts';
import { sessionQuery } from '../../queries/session.ts';
import { useScopeText } from '../../ui/access/use-scope-text.ts';
import { Button, ButtonLink } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { fillMarkers } from '../../ui/blocks/finding-sentence.tsx';
import { KeyHint } from '../../ui/blocks/key-hint.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { UnreadableParameters } from '../../ui/blocks/unreadable-parameters.tsx';
import { AlertList } from './alert-list.tsx';
import { chinaDayOf } from './china-day.ts';
import { InboxEmpty } from './inbox-empty.tsx';
import { InboxFilters } from './inbox-filters.tsx';
import { InboxSentence } from './inbox-sentence.tsx';
import { InboxSkeleton } from './inbox-skeleton.tsx';
import { MarkAllRead } from './mark-all-read.tsx';
import { useInboxMessages } from './messages.ts';
import { useAlertKeys } from './use-alert-keys.ts';
import { useAlertText } from './use-alert-text.ts';
import { useInboxAddress } from './use-inbox-address.ts';
import './inbox.css';

const noAlerts: readonly Alert[] = [];

/** What the reader is told of without asking: what needs somebody first, each alert one sentence with its way there. */
export function Component() {
  const t = useInboxMessages();
  const toast = useToast();
  const { address, change } = useInboxAddress();
  const { filter } = address;
  const caller = useQuery(sessionQuery()).data?.caller;
  const own = caller ? groupOf(caller.role) === 'provider' : false;
  const scope = useScopeText(caller?.scope ?? null);
  const text = useAlertText(own);
  const counts = useQuery(alertCountsQuery()).data;
  const found = useInfiniteQuery(alertsQuery({ ...filter, kind: [...(filter.kind ?? [])] }));
  const alerts = useMemo(() => found.data?.pages.flatMap(({ items }) => items) ?? noAlerts, [found.data]);
  const first = found.data?.pages[0];
  const [isConfirming, setConfirming] = useState(false);

  // Said to be read before the service has answered: the dot goes with the press.
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const { mutate: mark } = useMarkAlertsRead();
  const isRead = useCallback((alert: Alert) => alert.readAt !== null || marked.has(alert.id), [marked]);
  const read = useCallback(
    (id: string) => {
      const alert = alerts.find((one) => one.id === id);
      if (!alert || isRead(alert)) return;
      setMarked((now) => new Set(now).add(id));
      mark(
        { ids: [id] },
        {
          onError: (error) => {
            setMarked((now) => new Set([...now].filter((one) => one !== id)));
            toast({ tone: 'bad', text: problemOf(error).detail });
          },
        },
      );
    },
    [alerts, isRead, mark, toast],
  );
  const list = useRef<HTMLElement>(null);
  useAlertKeys(list, read, filter.unread === 'yes');

  return (
    <Page>
      <PageHeader
        title={t('title')}
        scope={own ? null : (scope ?? t('scopeAll'))}
        actions={
          <>
            <ButtonLink to="/inbox/digest" icon="file">
              {t('toDigest')}
            </ButtonLink>
            {counts !== undefined && counts.unread > 0 && (
              <Button icon="check" onClick={() => setConfirming(true)}>
                {t('markAll')}
              </Button>
            )}
          </>
        }
      />
      <UnreadableParameters parameters={address.ignored} onClear={() => change(filter)} />
      <InboxSentence />
      <InboxFilters filter={filter} counts={first?.counts} kindName={text.kind} onChange={change} />
      {found.isError && !found.isFetchNextPageError ? (
        <ErrorState problem={problemOf(found.error)} onRetry={() => void found.refetch()} />
      ) : !first ? (
        <InboxSkeleton />
      ) : alerts.length === 0 ? (
        <InboxEmpty filter={filter} own={own} onChange={change} />
      ) : (
        <>
          <AlertList
            ref={list}
            alerts={alerts}
            isRead={isRead}
            text={text}
            today={chinaDayOf(Date.now())}
            stale={found.isPlaceholderData}
            onRead={read}
          />
          {found.isFetchNextPageError && (
            <ErrorState problem={problemOf(found.error)} onRetry={() => void found.fetchNextPage()} />
          )}
          <div className="inbox-foot">
            <span className="wm-meta">
              {found.hasNextPage
                ? t('shown', { shown: alerts.length, total: first.total })
                : t('total', { count: first.total })}
            </span>
            {found.hasNextPage && (
              <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {t('loadMore')}
              </Button>
            )}
            <span className="wm-meta inbox-keys">
              {fillMarkers(t('keysHint'), {
                move: <KeyHint keys={['j', 'k']} />,
                open: <KeyHint keys={['Enter']} />,
                read: <KeyHint keys={['e']} />,
              })}
            </span>
          </div>
        </>
      )}
      {isConfirming && <MarkAllRead onClose={() => setConfirming(false)} />}
    </Page>
  );
}
