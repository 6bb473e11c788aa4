import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { alertCountsQuery } from '../../queries/alert-counts.ts';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { inboxPath } from './inbox-address.ts';
import { useInboxMessages } from './messages.ts';

/** What needs somebody, whatever the filters below say. */
export function InboxSentence() {
  const t = useInboxMessages();
  const { data, isError } = useQuery(alertCountsQuery());
  // The list below says why nothing came; one failure is told once.
  if (isError) return null;
  if (!data)
    return (
      <div className="wm-finding">
        <SkeletonText lines={1} />
      </div>
    );
  if (data.open === 0) return <FindingSentence>{t('findingNone')}</FindingSentence>;
  return (
    <FindingSentence
      text={t('finding')}
      parts={{
        open: <Link to={inboxPath({})}>{t('say.open', { count: data.open })}</Link>,
        unread:
          data.unread === 0 ? (
            t('say.allRead')
          ) : (
            <Link to={inboxPath({ unread: 'yes' })}>{t('say.unread', { count: data.unread })}</Link>
          ),
        kinds: data.kinds.map(({ kind, open }, at) => (
          <Fragment key={kind}>
            {at > 0 && t('comma')}
            <Link to={inboxPath({ kind: [kind] })}>{t(`say.${kind}`, { count: open })}</Link>
          </Fragment>
        )),
      }}
    />
  );
}
