import type { Caller } from '../../../server/context.ts';
import type { Alert } from '../../../src/contract/alerts.ts';
import { covers } from '../../../src/domain/access/scope.ts';
import { MERCHANTS } from './merchants.ts';
import type { Objects } from './objects.ts';
import { seesTarget, type TargetName } from './targets.ts';
import { placed, TENANTS } from './tenants.ts';

/** Has an id that stands in no answer by chance. */
export const isNumbered = ({ id }: Alert) => id.length > 4;

/** Whether somebody is told, by the policy and the scope alone. */
export function seesAlert(
  caller: Caller | null,
  alert: Alert,
  { targets }: Pick<Objects, 'targets'>,
): boolean {
  if (caller === null) return false;
  const { scope } = caller;
  if (scope === null) return true;
  if ('target' in alert) {
    // Who cannot give it an owner is not asked for one.
    if (alert.kind === 'target_without_owner' && scope.providers.length > 0) return false;
    const name = (Object.keys(targets) as TargetName[]).find((one) => targets[one].id === alert.target.id);
    return name !== undefined && seesTarget(caller, name);
  }
  const { id } = 'leap' in alert ? alert.leap.merchant : alert.merchant;
  const { servedBy = [] } = Object.values(MERCHANTS).find((one) => one.id === id) ?? {};
  // A dispute is not told to its candidates.
  const area = 'leap' in alert ? scope : { ...scope, providers: [] };
  return servedBy.some((letter) => covers(area, placed(TENANTS[letter])));
}
