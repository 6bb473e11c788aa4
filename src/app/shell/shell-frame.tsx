import { type ReactNode, useState } from 'react';
import { useNavigation } from 'react-router';
import type { Caller, Session } from '../../queries/session.ts';
import { Drawer } from '../../ui/blocks/drawer.tsx';
import { usePhone } from '../../ui/blocks/media.ts';
import { usePreferences } from '../../ui/theme/preferences.ts';
import { CommandLayer } from '../command/command-layer.tsx';
import { useCommandKeys } from '../command/use-command-keys.ts';
import { menuOf } from '../menu.ts';
import { useAppMessages } from '../messages.ts';
import { Brand } from './brand.tsx';
import { MainMenu } from './main-menu.tsx';
import { TopBar } from './top-bar.tsx';
import './shell.css';

export interface ShellSession {
  mode: 'server' | 'demo';
  sampleData: boolean;
  caller: Caller;
  people: Session['people'];
}

interface ShellFrameProps {
  session: ShellSession | null;
  /** Alerts not read yet; null: not known. */
  unread: number | null;
  children: ReactNode;
}

/** Menu, top bar and main region around every page. Knows no endpoint: what it shows arrives from outside. */
export function ShellFrame({ session, unread, children }: ShellFrameProps) {
  const t = useAppMessages();
  const phone = usePhone();
  const { menu } = usePreferences();
  const [drawer, setDrawer] = useState(false);
  const command = useCommandKeys();
  const { state } = useNavigation();
  const collapsed = menu === 'collapsed';
  const groups = session ? menuOf(session.caller) : [];
  return (
    <div className="wm-shell">
      <a className="wm-skip" href="#main">
        {t('skip')}
      </a>
      {!phone && (
        <aside className="wm-side">
          <Brand collapsed={collapsed} />
          <MainMenu groups={groups} collapsed={collapsed} />
        </aside>
      )}
      {phone && (
        <Drawer
          open={drawer}
          onClose={() => setDrawer(false)}
          title={t('productLong')}
          side="left"
          width={280}
        >
          <MainMenu groups={groups} collapsed={false} onFollow={() => setDrawer(false)} />
        </Drawer>
      )}
      <div className="wm-body">
        <TopBar
          session={session}
          unread={unread}
          phone={phone}
          collapsed={collapsed}
          onOpenMenu={() => setDrawer(true)}
          onOpenCommand={() => command.open('command')}
        />
        <div className="wm-navigating" data-on={state === 'loading' || undefined} role="status">
          {state === 'loading' && <span className="wm-sr-only">{t('navigating')}</span>}
        </div>
        <main id="main" className="wm-main" tabIndex={-1}>
          {children}
        </main>
      </div>
      {session && <CommandLayer panel={command.panel} caller={session.caller} onClose={command.close} />}
    </div>
  );
}
