import { createHash } from 'node:crypto';
import type { Caller } from '../../../../server/context.ts';
import { TERMS } from '../fill/set-targets.ts';
import type { Objects } from '../objects.ts';
import { PUBLISHED_TARGETS, seesTarget, TARGETS, type TargetName } from '../targets.ts';
import { TENANTS } from '../tenants.ts';
import { aboutProviders, counts, type Example, type Examples, MISSING, nobody, whole } from './example.ts';

const names = Object.keys(TARGETS) as TargetName[];
const visibleTargets = (caller: Caller) =>
  names.filter((name) => seesTarget(caller, name)).length + (caller.scope === null ? PUBLISHED_TARGETS : 0);

function aboutTargets({ targets }: Objects, sent: Partial<Example> = {}): Example[] {
  return [
    ...names.map((name) => ({
      object: `target of ${name}`,
      params: { targetId: targets[name].id },
      revision: targets[name].revision,
      said: [targets[name].id],
      seenBy: (caller: Caller | null) => seesTarget(caller, name),
      ...sent,
    })),
    ...[
      { object: 'no target', params: { targetId: MISSING }, revision: 1, said: [MISSING], seenBy: nobody },
    ].map((missing) => ({ ...missing, ...sent })),
  ];
}

const FILE = [
  'level,scope,measure,goal,start_value,from,to,curve,owner',
  `provider,${TENANTS.B.id},leaps,12,0,2026-01,2026-12,straight,`,
  '',
].join('\n');

export const TARGET_EXAMPLES: Examples = {
  listTargets: () => [
    whole({ check: counts((page: { total: number }) => page.total, visibleTargets) }),
    ...aboutProviders(({ id }) => ({ query: { q: id }, unseenStatus: 200 })),
  ],
  exportTargets: () => [
    whole({
      check: counts((text: string) => text.trimEnd().split('\r\n').length - 1, visibleTargets),
    }),
  ],
  listTargetOwners: () => [whole()],
  getTarget: (objects) => aboutTargets(objects),
  createTarget: () => [
    whole({
      body: { ...TERMS, level: 'provider', scope: TENANTS.B.id, measure: 'leaps', goal: 9, note: null },
    }),
  ],
  updateTarget: (objects) => aboutTargets(objects, { body: { ...TERMS, goal: 7, note: null } }),
  archiveTarget: (objects) => aboutTargets(objects, { body: { note: null } }),
  updateTargets: ({ targets }) => {
    const { id, revision } = targets.region;
    const body = { targets: [{ id, revision, changes: { goal: 7 } }], note: null };
    return [{ object: 'one target', said: [id], body }];
  },
  inspectTargets: () => [whole({ bytes: FILE })],
  importTargets: () => [
    whole({ bytes: FILE, query: { sha256: createHash('sha256').update(FILE).digest('hex') } }),
  ],
};
