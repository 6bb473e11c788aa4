import { appendAudit } from '../audit/append-audit.ts';
import type { AppContext, Caller } from '../context.ts';
import { ApiProblem } from '../http/problem.ts';
import { throughDoor } from './enter-door.ts';
import { type NotedAttempt, noteAttempt } from './sign-in-throttle.ts';

/** One attempt to prove who somebody is. */
export interface Attempted {
  /** Id of the route. */
  action: string;
  caller: Caller | null;
  email: string;
  sender: string;
  now: Date;
  requestId: string;
}

/** Counts the attempt. Throws too_many_requests before any password is looked at. */
export async function admitAttempt(context: AppContext, attempted: Attempted): Promise<NotedAttempt> {
  const noted = await noteAttempt(context.db, attempted);
  if (noted.waitSeconds === null) return noted;
  const minutes = Math.ceil(noted.waitSeconds / 60);
  throw new ApiProblem(
    'too_many_requests',
    { zh: '失败次数过多，暂停尝试。', en: 'Too many failures; attempts are paused.' },
    {
      zh: `请在 ${minutes} 分钟后再试；忘记密码请联系平台管理员。`,
      en: `Try again in ${minutes} minutes; for a forgotten password ask an administrator.`,
    },
  );
}

/** Leaves a trace of an attempt that failed; how many there can be is bounded by what is admitted. */
export async function recordFailure(
  context: AppContext,
  { action, caller, email, sender, now, requestId }: Attempted,
  { isLast }: NotedAttempt,
): Promise<void> {
  // A field for an address may hold a password by mistake, and the log is for ever.
  const id = /^[^\s@]+@[^\s@]+$/.test(email) ? email : 'not an address';
  const head = await throughDoor(context.db, (trx) =>
    appendAudit(
      trx,
      { at: now, action, outcome: 'denied', caller, requestId },
      { object: { type: 'sign_in', id }, before: null, after: { sender, ...(isLast && { paused: true }) } },
    ),
  );
  context.keepAuditHead?.(head);
}
