import { NavLink, useLocation } from 'react-router';
import { Icon } from '../../ui/blocks/icons.tsx';
import { keptSearch } from '../menu.ts';
import { useAppMessages } from '../messages.ts';

const MOST_SHOWN = 99;

/** The way to the inbox from every page. The figure is short, its name exact; `null`: not known yet. */
export function Bell({ unread }: { unread: number | null }) {
  const t = useAppMessages();
  const { search } = useLocation();
  const label =
    unread === null ? t('bell') : unread === 0 ? t('bellNone') : t('bellUnread', { count: unread });
  return (
    <NavLink
      to={{ pathname: '/inbox', search: keptSearch(search) }}
      className="wm-bell"
      aria-label={label}
      data-tip={label}
    >
      <Icon name="bell" />
      {unread !== null && unread > 0 && (
        <span className="wm-bell-count" aria-hidden="true">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </NavLink>
  );
}
