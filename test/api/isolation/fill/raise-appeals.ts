import { sql } from 'kysely';
import { callApi } from '../../../../mocks/sample/api-call.ts';
import { createApp } from '../../../../server/app.ts';
import type { AppContext, Caller } from '../../../../server/context.ts';
import { fixedIdentity } from '../../../../server/identity/identity.ts';
import type { AppealDetail } from '../../../../src/contract/appeals.ts';
import type { Objects } from '../objects.ts';
import { TENANTS } from '../tenants.ts';

/** What providers A and C dispute, and how far somebody of the platform has come with it. */
export async function raiseAppeals(context: AppContext, assessment: string): Promise<Objects['appeals']> {
  const scopeOf = (id: string) => ({ providers: [id], regions: [], cities: [] });
  const appOf = (caller: Caller) => createApp({ ...context, identity: fixedIdentity(caller) });
  const appellant = { id: 'appellant', name: 'appellant', role: 'provider_owner' } as const;
  const provider = appOf({ ...appellant, scope: scopeOf(TENANTS.A.id) });
  const other = appOf({ ...appellant, scope: scopeOf(TENANTS.C.id) });
  const desk = appOf({ id: 'appeal-desk', name: 'appeal-desk', role: 'ops_grader', scope: null });
  const raise = async (
    code: string,
    text = 'cnry-words-of-an-appeal',
    by = provider,
  ): Promise<AppealDetail> =>
    callApi(by, '/api/appeals', {
      body: JSON.stringify({
        assessment,
        subject: { kind: 'indicator', code },
        kind: 'calculation',
        text,
        links: [`https://example.org/${text}`],
      }),
    });
  const take = async ({ id, revision }: AppealDetail): Promise<AppealDetail> =>
    callApi(desk, `/api/appeals/${id}/take`, { revision });
  const raised = await raise('gpm');
  const reviewed = await take(await raise('live_cvr'));
  const { id, revision } = await take(await raise('paid_roi'));
  const elsewhere = await take(await raise('gpm', 'cnry-words-of-another-appeal', other));
  await callApi(desk, `/api/appeals/${elsewhere.id}/decision`, {
    revision: elsewhere.revision,
    body: JSON.stringify({ outcome: 'upheld', text: 'cnry-reason-of-the-desk' }),
  });
  await sql`insert into appeal_correction (appeal_id, import_id, facts, assessment_id)
    select a.id, i.id, '[]', d.id from appeal a, import i, assessment d
    where a.public_id = ${elsewhere.id} and d.status = 'draft' order by i.id limit 1`.execute(context.db);
  return {
    raised: await callApi(provider, `/api/appeals/${raised.id}/evidence?name=a.csv`, {
      body: 'cnry-evidence-of-an-appeal,b\n1,2\n',
      type: 'application/octet-stream',
    }),
    reviewed,
    asked: await callApi(desk, `/api/appeals/${id}/question`, {
      revision,
      body: JSON.stringify({ text: 'cnry-question-of-the-desk' }),
    }),
    decided: (await (await other.request(`/api/appeals/${elsewhere.id}`)).json()) as AppealDetail,
  };
}
