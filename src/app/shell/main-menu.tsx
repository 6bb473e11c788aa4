import { Link, useLocation } from 'react-router';
import { Icon } from '../../ui/blocks/icons.tsx';
import { isInEntry, keptSearch, type MenuGroup } from '../menu.ts';
import { useAppMessages } from '../messages.ts';

interface MainMenuProps {
  /** Empty while it is not known who is looking. */
  groups: readonly MenuGroup[];
  collapsed: boolean;
  onFollow?: () => void;
}

/** Plain links in a nav landmark: they open in new tabs and need no menu keys. */
export function MainMenu({ groups, collapsed, onFollow }: MainMenuProps) {
  const t = useAppMessages();
  const { pathname, search } = useLocation();
  return (
    <nav className={collapsed ? 'wm-menu wm-menu-collapsed' : 'wm-menu'} aria-label={t('menu')}>
      {groups.map(({ group, entries }) => (
        <div key={group} className="wm-menu-group">
          <p className="wm-menu-heading" id={`menu-${group}`}>
            {t(`group.${group}`)}
          </p>
          <ul aria-labelledby={`menu-${group}`}>
            {entries.map((entry) => {
              const inside = isInEntry(entry, pathname);
              return (
                <li key={entry.key}>
                  <Link
                    to={{ pathname: entry.path, search: keptSearch(search) }}
                    className={inside ? 'wm-menu-link wm-menu-link-on' : 'wm-menu-link'}
                    aria-current={pathname === entry.path ? 'page' : inside ? 'true' : undefined}
                    data-tip={collapsed ? t(entry.key) : undefined}
                    {...(onFollow && { onClick: onFollow })}
                  >
                    <Icon name={entry.icon} size={20} />
                    <span className={collapsed ? 'wm-sr-only' : undefined}>{t(entry.key)}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
