import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useHref } from 'react-router';
import { groupOf } from '../../domain/access/role.ts';
import { digestQuery } from '../../queries/alerts.ts';
import { problemOf } from '../../queries/request.ts';
import { sessionQuery } from '../../queries/session.ts';
import { useScopeText } from '../../ui/access/use-scope-text.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';
import { useAddressSearch } from '../../ui/address/use-address-search.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { SkeletonBlock } from '../../ui/blocks/skeleton.tsx';
import { UnreadableParameters } from '../../ui/blocks/unreadable-parameters.tsx';
import { useLang } from '../../ui/i18n/language.ts';
import { isDay, weekdayOf } from './china-day.ts';
import { CopyTextButton } from './copy-text-button.tsx';
import { DigestDays } from './digest-days.tsx';
import { useDigestMessages } from './digest-messages.ts';
import { digestText } from './digest-text.ts';
import { DigestView } from './digest-view.tsx';
import { useInboxMessages } from './messages.ts';
import { useAlertEnding } from './use-alert-ending.ts';
import { useAlertText } from './use-alert-text.ts';
import './digest.css';

/** One day on one sheet: what arrived, what was resolved, what is left; to read, to print, to paste into a chat. */
export function Component() {
  const t = useDigestMessages();
  const inbox = useInboxMessages();
  const lang = useLang();
  const [search, changeSearch] = useAddressSearch();
  const address = useMemo(() => readDigestAddress(new URLSearchParams(search)), [search]);
  const found = useQuery(digestQuery(address.day ?? undefined));
  const caller = useQuery(sessionQuery()).data?.caller;
  const own = caller ? groupOf(caller.role) === 'provider' : false;
  const scope = useScopeText(caller?.scope ?? null);
  const text = useAlertText(own);
  const ending = useAlertEnding();
  const digest = found.data;
  const href = useHref(`/inbox/digest?day=${digest?.day ?? ''}`);
  const dayName = (day: string) => t('dayName', { day, weekday: weekdayOf(day, lang) });
  const open = (day: string | null) => changeSearch(digestSearch(day, address.passing));
  return (
    <div className="digest-page">
      <Page>
        <PageHeader
          title={t('title')}
          scope={
            <>
              {digest && dayName(digest.day)}
              {!own && ` · ${scope ?? inbox('scopeAll')}`}
            </>
          }
          back={{ to: '/inbox', label: t('back') }}
          actions={
            digest && (
              <>
                <DigestDays digest={digest} onChange={open} />
                <CopyTextButton
                  text={() =>
                    digestText(digest, {
                      t,
                      text,
                      ending,
                      dayName: dayName(digest.day),
                      address: new URL(href, window.location.href).href,
                    })
                  }
                />
                <Button icon="file" onClick={() => window.print()}>
                  {t('print')}
                </Button>
              </>
            )
          }
        />
        <UnreadableParameters parameters={address.ignored} onClear={() => open(address.day)} />
        {found.isError ? (
          <ErrorState problem={problemOf(found.error)} onRetry={() => void found.refetch()} />
        ) : digest ? (
          <DigestView
            digest={digest}
            text={text}
            dayName={dayName(digest.day)}
            stale={found.isPlaceholderData}
          />
        ) : (
          <>
            <SkeletonBlock height={50} />
            <SkeletonBlock height={290} />
            <SkeletonBlock height={200} />
          </>
        )}
      </Page>
    </div>
  );
}

/** Model and period of other pages pass; what is not understood is said. */
function readDigestAddress(search: URLSearchParams) {
  let day: string | null = null;
  const ignored: { key: string; value: string }[] = [];
  const passing: Record<string, string> = {};
  for (const [key, value] of search) {
    if (value === '') continue;
    if (key === 'model' || key === 'period') passing[key] = value;
    else if (key === 'day' && isDay(value)) day = value;
    else ignored.push({ key, value });
  }
  return { day, ignored, passing };
}

function digestSearch(day: string | null, passing: Record<string, string>): string {
  return readableSearch(new URLSearchParams({ ...passing, ...(day && { day }) }));
}
