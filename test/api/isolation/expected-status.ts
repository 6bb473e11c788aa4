import type { Caller } from '../../../server/context.ts';
import { type Action, mayDo } from '../../../src/domain/access/policy.ts';
import type { Example } from './examples/example.ts';
import type { MatrixOperation } from './operations.ts';

/** Operations on the whole platform that hold nothing of anybody: rules are open to everyone graded by them. */
const OPEN: readonly Action[] = ['session.read', 'session.write', 'model.read'];

export interface Expectation {
  status: number;
  /** Refused for who they are, told that there is nothing, or answered. */
  kind: 'denied' | 'unseen' | 'seen';
}

/** What the policy and the scope say, without a look at the program that is tested. */
export function expectedStatus(
  { action, scope, success }: MatrixOperation,
  { seenBy, status, anonymous, unseenStatus = 404 }: Example,
  caller: Caller | null,
): Expectation {
  if (!mayDo(caller?.role ?? null, action)) return { status: caller === null ? 401 : 403, kind: 'denied' };
  if (caller === null && anonymous !== undefined) return { status: anonymous, kind: 'denied' };
  if (scope === 'platform' && caller && caller.scope !== null && !OPEN.includes(action))
    return { status: 403, kind: 'denied' };
  if (seenBy && !seenBy(caller)) return { status: unseenStatus, kind: 'unseen' };
  const said = typeof status === 'function' && caller ? status(caller) : status;
  return { status: typeof said === 'number' ? said : success, kind: 'seen' };
}
