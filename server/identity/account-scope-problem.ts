import type { Kysely } from 'kysely';
import {
  type AccountScope,
  type AccountScopeFault,
  findScopeFaults,
} from '../../src/domain/access/account-scope.ts';
import type { Role } from '../../src/domain/access/role.ts';
import type { Database } from '../db/schema.ts';
import type { Both } from '../http/language.ts';
import { ApiProblem, type ProblemField } from '../http/problem.ts';

/** Throws invalid_request where the assignment does not fit the role or names what is not there. */
export async function refuseUnfitScope(db: Kysely<Database>, role: Role, scope: AccountScope): Promise<void> {
  const fields: ProblemField[] = findScopeFaults(role, scope).map((fault) => ({
    path: `body.${fault.field}`,
    message: messageOf(fault),
  }));
  if (fields.length === 0 && scope.provider !== null && !(await hasProvider(db, scope.provider))) {
    fields.push({
      path: 'body.provider',
      message: { zh: `没有服务商 ${scope.provider}`, en: `there is no provider ${scope.provider}` },
    });
  }
  if (fields.length === 0) return;
  throw new ApiProblem(
    'invalid_request',
    { zh: '数据范围与角色不符。', en: 'The scope does not fit the role.' },
    {
      zh: '平台角色不设范围；区域负责人选择大区或城市；服务商人员选择一个服务商。',
      en: 'Platform roles have no scope; a regional lead has regions or cities; a provider’s people have one provider.',
    },
    fields,
  );
}

async function hasProvider(db: Kysely<Database>, id: string): Promise<boolean> {
  const row = await db.selectFrom('provider').select('id').where('externalId', '=', id).executeTakeFirst();
  return row !== undefined;
}

function messageOf(fault: AccountScopeFault): Both {
  switch (fault.kind) {
    case 'missing':
      return fault.field === 'provider'
        ? { zh: '此角色需要一个服务商', en: 'this role needs a provider' }
        : { zh: '此角色至少需要一个大区或城市', en: 'this role needs at least one region or city' };
    case 'not_for_role':
      return { zh: '此角色没有这项范围', en: 'this role has no such scope' };
    case 'unknown':
      return { zh: `没有 ${fault.value}`, en: `there is no ${fault.value}` };
  }
}
