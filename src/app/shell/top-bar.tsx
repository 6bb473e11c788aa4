import { Button, IconButton } from '../../ui/blocks/button.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { updateLang, useLang } from '../../ui/i18n/language.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { useAppMessages } from '../messages.ts';
import { Bell } from './bell.tsx';
import { Brand } from './brand.tsx';
import { DemoBadge } from './demo-badge.tsx';
import { DisplaySettings } from './display-settings.tsx';
import type { ShellSession } from './shell-frame.tsx';
import { UserMenu } from './user-menu.tsx';

interface TopBarProps {
  session: ShellSession | null;
  unread: number | null;
  phone: boolean;
  collapsed: boolean;
  onOpenMenu: () => void;
  onOpenCommand: () => void;
}

export function TopBar({ session, unread, phone, collapsed, onOpenMenu, onOpenCommand }: TopBarProps) {
  const t = useAppMessages();
  const lang = useLang();
  return (
    <header className="wm-top">
      {phone ? (
        <>
          <IconButton icon="menu" label={t('openMenu')} onClick={onOpenMenu} />
          <Brand />
        </>
      ) : (
        <IconButton
          icon="sidebar"
          label={t(collapsed ? 'expandMenu' : 'collapseMenu')}
          aria-expanded={!collapsed}
          onClick={() => updatePreferences({ menu: collapsed ? 'open' : 'collapsed' })}
        />
      )}
      {/* Pages put their model and period pickers here, see ui/blocks/scope-slot.tsx. */}
      <div id="wm-scope" className="wm-top-scope" />
      <div className="wm-top-end">
        {session?.mode === 'demo' && <DemoBadge />}
        {session?.sampleData && (
          <StateTag tone="info" tip={t('sampleTip')}>
            {t(phone ? 'sampleShort' : 'sample')}
          </StateTag>
        )}
        {!phone && (
          <Button
            kind="quiet"
            lang={lang === 'zh' ? 'en' : 'zh-CN'}
            aria-label={t('switchLanguage')}
            onClick={() => updateLang(lang === 'zh' ? 'en' : 'zh')}
          >
            {lang === 'zh' ? 'EN' : '中文'}
          </Button>
        )}
        {session && !phone && <IconButton icon="search" label={t('commandOpen')} onClick={onOpenCommand} />}
        {session?.caller.actions.includes('alert.read') && <Bell unread={unread} />}
        <DisplaySettings />
        {session && <UserMenu session={session} phone={phone} />}
      </div>
    </header>
  );
}
