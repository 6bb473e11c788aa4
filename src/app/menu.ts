import type { Action, Caller } from '../queries/session.ts';
import type { IconName } from '../ui/blocks/icons.tsx';

export interface MenuEntry {
  key:
    | 'overview'
    | 'inbox'
    | 'home'
    | 'providers'
    | 'scorecard'
    | 'models'
    | 'imports'
    | 'assessments'
    | 'appeals'
    | 'programme'
    | 'targets'
    | 'leaps'
    | 'merchants'
    | 'accounts'
    | 'webhooks'
    | 'audit';
  path: string;
  icon: IconName;
  /** What somebody must be allowed to do for the page to be of use to them. */
  needs: Action;
  /** Other routes that belong under the entry. */
  also?: readonly string[];
}

export interface MenuGroup {
  group: 'see' | 'programme' | 'grade' | 'feed' | 'manage';
  entries: readonly MenuEntry[];
}

/** Everybody has one, of their own rows. */
const inbox: MenuEntry = { key: 'inbox', path: '/inbox', icon: 'bell', needs: 'alert.read' };

/** The people of one provider see theirs; everybody else sees a directory. */
const platformView: readonly MenuEntry[] = [
  { key: 'overview', path: '/', icon: 'overview', needs: 'provider.read' },
  { key: 'providers', path: '/providers', icon: 'providers', needs: 'provider.read', also: ['/compare'] },
  inbox,
];

const shared: readonly MenuGroup[] = [
  {
    group: 'programme',
    entries: [
      { key: 'programme', path: '/programme', icon: 'wind', needs: 'programme.read' },
      { key: 'targets', path: '/targets', icon: 'target', needs: 'programme.read' },
      { key: 'leaps', path: '/leaps', icon: 'leap', needs: 'leap.read' },
      { key: 'merchants', path: '/merchants', icon: 'shop', needs: 'merchant.read' },
    ],
  },
  {
    group: 'grade',
    entries: [
      { key: 'assessments', path: '/assessments', icon: 'assessments', needs: 'assessment.read' },
      { key: 'appeals', path: '/appeals', icon: 'appeals', needs: 'appeal.read' },
      { key: 'models', path: '/models', icon: 'models', needs: 'model.read' },
    ],
  },
  { group: 'feed', entries: [{ key: 'imports', path: '/imports', icon: 'imports', needs: 'import.read' }] },
  {
    group: 'manage',
    entries: [
      { key: 'accounts', path: '/accounts', icon: 'user', needs: 'account.read' },
      { key: 'webhooks', path: '/webhooks', icon: 'send', needs: 'webhook.read' },
      { key: 'audit', path: '/audit', icon: 'file', needs: 'audit.read' },
    ],
  },
];

/** The entries of use to this person; nobody sees one they could not open. */
export function menuOf(caller: Pick<Caller, 'actions' | 'scope' | 'role'>): MenuGroup[] {
  const own = ownProvider(caller);
  const see = own === null ? platformView : providerView(own);
  return [{ group: 'see' as const, entries: see }, ...shared]
    .map(({ group, entries }) => ({
      group,
      entries: entries.filter(({ needs }) => caller.actions.includes(needs)),
    }))
    .filter(({ entries }) => entries.length > 0);
}

function providerView(provider: string): readonly MenuEntry[] {
  return [
    { key: 'home', path: '/', icon: 'overview', needs: 'provider.read' },
    { key: 'scorecard', path: `/providers/${provider}`, icon: 'chart', needs: 'provider.read' },
    inbox,
  ];
}

/** The one provider whose people see nothing else; null for everybody else. */
export function ownProvider({ role, scope }: Pick<Caller, 'role' | 'scope'>): string | null {
  return role.startsWith('provider_') ? (scope?.providers[0] ?? null) : null;
}

export function isInEntry(entry: MenuEntry, pathname: string): boolean {
  if (entry.path === '/') return pathname === '/';
  return [entry.path, ...(entry.also ?? [])].some(
    (path) => pathname === path || pathname.startsWith(`${path}/`),
  );
}

/** Model and period stay while moving between pages; every other filter belongs to its page. */
export function keptSearch(search: string): string {
  const now = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const key of ['model', 'period']) {
    const value = now.get(key);
    if (value) kept.set(key, value);
  }
  const text = kept.toString();
  return text && `?${text}`;
}
