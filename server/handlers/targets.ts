import { refreshAlerts } from '../alerts/refresh-alerts.ts';
import type { AppContext } from '../context.ts';
import type { HandlersOf } from '../http/handler.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { readOwners } from '../targets/check-draft.ts';
import { exportTargets } from '../targets/export-targets.ts';
import { importTargets, inspectTargets } from '../targets/import-targets.ts';
import { listTargets } from '../targets/list-targets.ts';
import { readTarget } from '../targets/read-target.ts';
import { readTargetFile } from '../targets/read-target-file.ts';
import { updateTargets } from '../targets/update-targets.ts';
import { archiveTarget, changeTarget, createTarget } from '../targets/write-target.ts';

export const targetHandlers: HandlersOf<
  | 'listTargets'
  | 'exportTargets'
  | 'listTargetOwners'
  | 'getTarget'
  | 'createTarget'
  | 'updateTarget'
  | 'archiveTarget'
  | 'updateTargets'
  | 'inspectTargets'
  | 'importTargets'
> = {
  listTargets: ({ context, caller, query }) => listTargets(context.db, caller, query, context.now()),

  exportTargets: (call) => exportTargets(call.context.db, call),

  listTargetOwners: async ({ context }) => ({ items: await readOwners(context.db) }),

  getTarget: ({ context, caller, params, query }) =>
    readTarget(context.db, params.targetId, { caller, now: context.now(), month: query.month }),

  createTarget: ({ context, caller, body, write }) =>
    write(withAlerts(context, (unit) => createTarget(unit, context, { caller, now: context.now() }, body))),

  updateTarget: ({ context, caller, params, body, write }) =>
    write(
      withAlerts(context, (unit) =>
        changeTarget(unit, { caller, now: context.now() }, params.targetId, body),
      ),
    ),

  archiveTarget: ({ context, caller, params, body, write }) =>
    write(
      withAlerts(context, (unit) =>
        archiveTarget(unit, { caller, now: context.now() }, params.targetId, body.note),
      ),
    ),

  updateTargets: ({ context, caller, body, write }) =>
    write(withAlerts(context, (unit) => updateTargets(unit, { caller, now: context.now() }, body))),

  inspectTargets: ({ context, caller, body }) =>
    inspectTargets(context.db, { caller, now: context.now() }, body),

  importTargets: async ({ context, caller, query, body, write }) => {
    // Read before anything is locked: a slow sender holds nobody up.
    const file = await readTargetFile(body);
    return write(
      withAlerts(context, (unit) =>
        importTargets(unit, context, { caller, now: context.now() }, file, query.sha256),
      ),
    );
  },
};

/** Whatever a change of targets makes of the alerts is stored with it, once however many targets change. */
function withAlerts<T>(context: AppContext, change: (unit: WriteUnit) => Promise<T>) {
  return async (unit: WriteUnit): Promise<T> => {
    const answer = await change(unit);
    await refreshAlerts(unit.db, context);
    return answer;
  };
}
