import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, Outlet } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { afterEach, expect, test, vi } from 'vitest';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { NotFound } from '../not-found.tsx';
import { RouteError } from '../route-error.tsx';
import { ShellFrame, type ShellSession } from './shell-frame.tsx';

const session: ShellSession = {
  mode: 'demo',
  sampleData: true,
  people: [],
  caller: {
    id: 'u',
    name: '运营一组',
    role: 'ops_grader',
    scope: null,
    actions: ['provider.read', 'alert.read', 'assessment.read', 'model.read', 'import.read'],
  },
};

function Broken(): never {
  throw new Error('boom');
}

function show(path: string, known: ShellSession | null = session, unread: number | null = null) {
  const router = createMemoryRouter(
    [
      {
        path: '/',
        element: (
          <ShellFrame session={known} unread={unread}>
            <Outlet />
          </ShellFrame>
        ),
        children: [
          {
            ErrorBoundary: RouteError,
            children: [
              { index: true, element: <PageHeader title="总览" period="2026-10" dataTime="2026-10-31" /> },
              { path: 'broken', Component: Broken },
              { path: '*', Component: NotFound },
            ],
          },
        ],
      },
    ],
    { initialEntries: [path] },
  );
  render(<RouterProvider router={router} />);
  return userEvent.setup();
}

afterEach(() => {
  updatePreferences({ lang: 'zh', menu: 'open' });
  vi.restoreAllMocks();
});

test('names the page, the place in the menu, the caller and where the data come from', () => {
  show('/?model=five-capability&period=2026-10&tier=core');
  expect(document.title).toBe('总览 · 造风台');
  expect(screen.getByText('数据截至 2026-10-31')).toBeInTheDocument();
  const menu = within(screen.getByRole('navigation', { name: '主菜单' }));
  expect(menu.getByRole('link', { name: '总览' })).toHaveAttribute('aria-current', 'page');
  expect(menu.getByRole('link', { name: '服务商' })).toHaveAttribute(
    'href',
    '/providers?model=five-capability&period=2026-10',
  );
  expect(screen.getByText('演示')).toBeInTheDocument();
  expect(screen.getByText('示例数据')).toBeInTheDocument();
  expect(screen.getByText('运营一组')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: '跳到正文' })).toHaveAttribute('href', '#main');
});

test('claims nothing about the data before it is known', () => {
  show('/', null);
  expect(screen.queryByText('演示')).not.toBeInTheDocument();
  expect(screen.queryByText('示例数据')).not.toBeInTheDocument();
});

test('the bell says exactly how many alerts are unread, and shows it in no more than three signs', () => {
  show('/?model=five&tier=core', session, 1234);
  const bell = screen.getByRole('link', { name: '提醒：1,234 条未读' });
  expect(bell).toHaveAttribute('href', '/inbox?model=five');
  expect(bell).toHaveTextContent('99+');
});

test('the bell with nothing to read has no figure, and claims nothing before it is known', () => {
  show('/', session, 0);
  expect(screen.getByRole('link', { name: '提醒：没有未读' })).toHaveTextContent('');
  cleanup();
  show('/', session, null);
  // The menu has an entry of the same name.
  const [, bell] = screen.getAllByRole('link', { name: '提醒' });
  expect(bell).toHaveClass('wm-bell');
  cleanup();
  show('/', { ...session, caller: { ...session.caller, actions: ['provider.read'] } }, 3);
  expect(screen.queryByRole('link', { name: /提醒/ })).not.toBeInTheDocument();
});

test('the bell speaks English too, and is marked on its page', () => {
  updatePreferences({ lang: 'en' });
  show('/inbox', session, 1);
  expect(screen.getByRole('link', { name: 'Alerts: 1 unread' })).toHaveAttribute('aria-current', 'page');
});

test('switches the language and folds the menu', async () => {
  const user = show('/');
  await user.click(screen.getByRole('button', { name: 'Switch to English' }));
  expect(screen.getByRole('link', { name: 'Overview' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Collapse menu' }));
  expect(document.documentElement.dataset.menu).toBe('collapsed');
  // Folded entries keep their names for those who cannot see the icons.
  expect(screen.getByRole('link', { name: 'Providers' })).toHaveAttribute('data-tip', 'Providers');
});

test('an unknown address and a page that fails leave the shell in place', () => {
  show('/nowhere');
  expect(screen.getByRole('heading', { name: '没有这个页面' })).toBeInTheDocument();
  expect(screen.getByText(/\/nowhere/)).toBeInTheDocument();
});

test('a page that throws says what failed, and the menu still works', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  show('/broken');
  expect(screen.getByRole('heading', { name: '这个页面出错了' })).toBeInTheDocument();
  expect(screen.getByText(/boom/)).toBeInTheDocument();
  expect(screen.getByRole('navigation', { name: '主菜单' })).toBeInTheDocument();
});
