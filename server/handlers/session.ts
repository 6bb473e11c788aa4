import type { getSession } from '../../src/contract/session.ts';
import { actionsOf } from '../../src/domain/access/policy.ts';
import type { AppContext, Caller } from '../context.ts';
import { getDefaultModelCode } from '../db/prepare-database.ts';
import type { HandlersOf, Output } from '../http/handler.ts';
import { resolveView } from './assessment-view.ts';

type SessionOutput = Output<typeof getSession>;

export const sessionHandlers: HandlersOf<'getSession'> = {
  getSession: ({ context, caller }) => describeSession(context, caller),
};

/** What the console knows from the start; `context.db` is the caller's. */
export async function describeSession(context: AppContext, caller: Caller | null): Promise<SessionOutput> {
  const { db } = context;
  if (caller === null) {
    return { ...placeOf(context), sampleData: false, defaultModel: null, latestPeriod: null, caller };
  }
  const defaultModel = await getDefaultModelCode(db);
  const view = defaultModel === null ? null : await resolveView(db, {});
  const sample = await db
    .selectFrom('provider')
    .select('id')
    .where('sample', '=', true)
    .limit(1)
    .executeTakeFirst();
  return {
    ...placeOf(context),
    sampleData: sample !== undefined,
    defaultModel,
    latestPeriod: view?.assessment?.stamp.period ?? null,
    caller: describeCaller(caller),
  };
}

function placeOf({ mode, version, identity }: AppContext) {
  return { mode, version, singleSignOn: identity.singleSignOn ?? null, people: [...(identity.people ?? [])] };
}

function describeCaller({ id, name, role, scope }: Caller) {
  const lists = scope && {
    providers: [...scope.providers],
    regions: [...scope.regions],
    cities: [...scope.cities],
  };
  return { id, name, role, scope: lists, actions: actionsOf(role) };
}
