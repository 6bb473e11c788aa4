import type { RouteScope } from '../../src/contract/route.ts';
import { type Action, mayDo } from '../../src/domain/access/policy.ts';
import type { Caller } from '../context.ts';
import { ApiProblem } from './problem.ts';

/** Rules that everyone is graded by are open to everyone who is: they hold nothing of anybody's. */
const OPEN_TO_EVERY_SCOPE: ReadonlySet<Action> = new Set(['session.read', 'session.write', 'model.read']);

/**
 * The one place that answers whether a caller may call a route at all. Which rows they then see is decided by
 * `scopedProviders`, and by the database again. Throws `ApiProblem`: unauthenticated or forbidden.
 */
export function authorize(action: Action, scope: RouteScope, caller: Caller | null): void {
  if (!mayDo(caller?.role ?? null, action)) throw caller === null ? signInFirst() : notAllowed();
  const wantsEverything = scope === 'platform' && !OPEN_TO_EVERY_SCOPE.has(action);
  if (wantsEverything && caller !== null && caller.scope !== null) throw beyondScope();
}

function signInFirst(): ApiProblem {
  return new ApiProblem(
    'unauthenticated',
    { zh: '请先登录，或登录已过期。', en: 'Sign in first; a session may have ended.' },
    { zh: '登录后会回到当前页面。', en: 'After signing in you come back to this page.' },
  );
}

export function notAllowed(): ApiProblem {
  return new ApiProblem(
    'forbidden',
    { zh: '你的角色没有这项操作的权限。', en: 'Your role may not do this.' },
    { zh: '需要时请联系平台管理员调整角色。', en: 'Ask an administrator of the platform for another role.' },
  );
}

function beyondScope(): ApiProblem {
  return new ApiProblem(
    'forbidden',
    {
      zh: '此操作涉及全平台数据，超出你的数据范围。',
      en: 'This concerns the whole platform, beyond the data you may see.',
    },
    { zh: '请联系平台运营人员。', en: 'Ask the platform operations team.' },
  );
}
