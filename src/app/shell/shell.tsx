import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { type Caller, sessionQuery } from '../../queries/session.ts';
import { createScrollGroups } from '../scroll-group.ts';
import { FirstPaint } from './first-paint.tsx';
import { ShellFrame } from './shell-frame.tsx';
import { useNavigationFocus } from './use-navigation-focus.ts';
import { useUnreadCount } from './use-unread-count.ts';

const scrollGroup = createScrollGroups();
const SignInPage = lazy(() =>
  import('../../pages/sign-in/sign-in-page.tsx').then((module) => ({ default: module.SignInPage })),
);
const SignInAgain = lazy(() =>
  import('../../pages/sign-in/sign-in-again.tsx').then((module) => ({ default: module.SignInAgain })),
);

/**
 * The frame around every page of somebody who is signed in. When a session ends meanwhile, the page stays as it is
 * below the question for the password: what was typed is not lost.
 */
export function Shell() {
  const session = useQuery(sessionQuery());
  const [last, setLast] = useState<Caller | null>(null);
  const caller = session.data?.caller ?? null;
  if (caller && caller !== last) setLast(caller);
  useNavigationFocus();
  const unread = useUnreadCount(caller?.actions.includes('alert.read') ?? false);
  if (session.data && !caller && !last)
    return (
      <Suspense fallback={<FirstPaint />}>
        <SignInPage />
      </Suspense>
    );
  const shown = caller ?? last;
  return (
    <ShellFrame session={session.data && shown ? { ...session.data, caller: shown } : null} unread={unread}>
      <Outlet />
      <ScrollRestoration getKey={scrollGroup} />
      {session.data && !caller && last && (
        <Suspense>
          <SignInAgain name={last.name} />
        </Suspense>
      )}
    </ShellFrame>
  );
}
