import { callApi } from '../../../../mocks/sample/api-call.ts';
import { createApp } from '../../../../server/app.ts';
import type { AppContext } from '../../../../server/context.ts';
import { fixedIdentity } from '../../../../server/identity/identity.ts';
import type { ProgrammeSettingsVersion } from '../../../../src/contract/programme-settings.ts';
import type { TargetDetail } from '../../../../src/contract/targets.ts';
import { TARGETS, type TargetName } from '../targets.ts';

/** What every target of the matrix is given besides its scope and goal. */
export const TERMS = {
  ...{ startValue: 0, from: '2026-01', to: '2026-12', curve: { kind: 'straight' }, owner: null },
};

/** The product with somebody else of the platform at the door, whose name is told to the leads as well. */
export function asSetter(context: AppContext) {
  const setter = { id: 'setter', name: 'cnry-setter-name', role: 'ops_admin', scope: null } as const;
  return createApp({ ...context, identity: fixedIdentity(setter) });
}

export async function setTargets(context: AppContext): Promise<Record<TargetName, TargetDetail>> {
  const app = asSetter(context);
  const set: [string, TargetDetail][] = [];
  for (const [name, target] of Object.entries(TARGETS)) {
    const body = JSON.stringify({ ...TERMS, measure: 'leaps', ...target });
    set.push([name, await callApi(app, '/api/targets', { body })]);
  }
  return Object.fromEntries(set) as Record<TargetName, TargetDetail>;
}

/** A second version of the rules, with the reason for it. */
export async function changeSettings(context: AppContext): Promise<ProgrammeSettingsVersion> {
  const app = asSetter(context);
  const { version, content } = (await (
    await app.request('/api/programme-settings')
  ).json()) as ProgrammeSettingsVersion;
  const programme = { ...content.programme, nextProviders: content.programme.nextProviders + 1 };
  const body = JSON.stringify({ content: { ...content, programme }, note: 'cnry-note-of-the-rules' });
  return callApi(app, '/api/programme-settings', { method: 'PUT', revision: version, body });
}
