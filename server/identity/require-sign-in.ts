import type { AppContext, Caller } from '../context.ts';
import { ApiProblem, conflict } from '../http/problem.ts';
import type { SignInPort } from './sign-in-port.ts';

/** Throws conflict on a host without accounts of its own. */
export function requireSignIn({ signIn }: AppContext): SignInPort {
  if (signIn) return signIn;
  throw conflict(
    {
      zh: '演示没有密码和登录，数据只在这个浏览器中。',
      en: 'The demo has no passwords and no sign-in; its data is in this browser only.',
    },
    { zh: '在页面顶部切换身份查看。', en: 'Switch the person at the top of the page instead.' },
  );
}

/** Throws unauthenticated when the session has ended meanwhile. */
export function requireCaller(caller: Caller | null): Caller {
  if (caller !== null) return caller;
  throw new ApiProblem(
    'unauthenticated',
    { zh: '你已退出登录。', en: 'You are signed out already.' },
    { zh: '重新登录。', en: 'Sign in again.' },
  );
}
