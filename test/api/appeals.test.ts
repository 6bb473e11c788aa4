import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { AppContext, Caller } from '../../server/context.ts';
import type {
  Appeal,
  AppealDetail,
  AppealFacts,
  AppealPreview,
  listAppeals,
} from '../../src/contract/appeals.ts';
import type { Assessment } from '../../src/contract/assessments.ts';
import type { ImportRecord } from '../../src/contract/imports.ts';
import type { DirectoryPage } from '../../src/contract/providers.ts';
import type { Scorecard } from '../../src/contract/scorecards.ts';
import type { Role } from '../../src/domain/access/role.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createApiClient, createTestContext, seen, TESTER } from './api-client.ts';
import { assessAndPublish, importSampleCohort } from './sample-cohort.ts';

type Page = z.output<typeof listAppeals.response.shape>;

const START = '2026-11-05T08:00:00Z';
const TEXT = '我们的后台导出与评分卡上的数字不一致。';
const REASON = '已与源系统核对,导出的数字正确。';
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

let database: TestDatabase;
let context: AppContext;
let now = new Date(START);
let ops: ApiClient;
let assessments: Record<'earlier' | 'latest', string>;
/** The provider that appeals, one of the same region and one elsewhere. */
let own: DirectoryPage['items'][number];
let near: DirectoryPage['items'][number];
let far: DirectoryPage['items'][number];
let provider: ApiClient;

const personOf = (id: string, role: Role, scope: Caller['scope']): Caller => ({ id, name: id, role, scope });
const ownerOf = (providerId: string, role: Role = 'provider_owner') =>
  createApiClient(
    context,
    personOf(`${role} of ${providerId}`, role, { providers: [providerId], regions: [], cities: [] }),
  );
const leadOf = (region: string | null) =>
  createApiClient(
    context,
    personOf(`lead of ${region}`, 'regional', { providers: [], regions: region ? [region] : [], cities: [] }),
  );
const grader = (id = 'grader') => createApiClient(context, personOf(id, 'ops_grader', null));

beforeAll(async () => {
  database = await createTestDatabase();
  context = { ...createTestContext(database), now: () => now };
  ops = createApiClient(context, { ...TESTER, id: 'desk', name: 'desk' });
  await importSampleCohort(context, { step: 10, firstMonth: '2025-11' });
  const earlier = await assessAndPublish(context, '2026-09');
  assessments = { earlier, latest: await assessAndPublish(context, '2026-10') };
  const { items } = await ops.get<DirectoryPage>('/api/providers?limit=200&tier=quality,core,strategic');
  own = items.find((one) => items.some((other) => other !== one && other.region === one.region)) ?? fail();
  near = items.find((one) => one.id !== own.id && one.region === own.region) ?? fail();
  far = items.find((one) => one.region !== own.region) ?? fail();
  provider = ownerOf(own.id);
}, 90_000);
afterAll(() => database.close());

function fail(): never {
  throw new Error('the sample has no such provider');
}

interface Raised {
  subject?: { kind: string; code: string | null };
  kind?: string;
  claimedValue?: number | null;
  assessment?: string;
  text?: string;
  links?: string[];
}

const INDICATOR = { kind: 'indicator', code: 'live_cvr' };
const body = (given: Raised = {}) => ({
  assessment: assessments.latest,
  subject: INDICATOR,
  kind: 'data',
  claimedValue: 0.05,
  text: TEXT,
  ...given,
});
/** Every test disputes a number of its own: one open appeal per number. */
const raise = (given: Raised = {}, api = provider) => api.post<AppealDetail>('/api/appeals', body(given));
const calculation = (code: string) => ({
  subject: { kind: 'indicator', code },
  kind: 'calculation',
  claimedValue: null,
});
const take = (appeal: Appeal, api = grader()) =>
  api.post<AppealDetail>(`/api/appeals/${appeal.id}/take`, undefined, appeal.revision);
const upload = (api: ApiClient, id: string, content: Uint8Array | string, name = 'shot.png') =>
  api.send('POST', `/api/appeals/${id}/evidence?name=${encodeURIComponent(name)}`, content, {
    'Content-Type': 'application/octet-stream',
  });

describe('raising', () => {
  test('freezes the number as the scorecard has it and starts the clock', async () => {
    const card = await provider.get<Scorecard>(`/api/providers/${own.id}/scorecard`);
    const number = card.capabilities.flatMap((one) => one.indicators).find(({ code }) => code === 'live_cvr');
    const preview = await provider.get<AppealPreview>(
      `/api/appeal-preview?assessment=${assessments.latest}&kind=indicator&code=live_cvr`,
    );
    expect(preview).toMatchObject({
      refusal: null,
      openUntil: '2026-11-12T15:59:59.999Z',
      kinds: ['data', 'calculation'],
    });
    const appeal = await raise({ links: ['https://example.org/report'] });
    expect(appeal.snapshot).toEqual(preview.snapshot);
    expect(appeal.snapshot).toMatchObject({
      assessmentId: assessments.latest,
      resultHash: card.stamp.resultHash,
      numerator: number?.numerator,
      denominator: number?.denominator,
      n: number?.n,
      raw: number?.raw,
      score: number?.score,
    });
    expect(appeal).toMatchObject({
      state: 'raised',
      owner: null,
      dueAt: '2026-11-19T15:59:59.999Z',
      workingDaysLeft: 10,
    });
    expect(appeal.evidence.map(({ url }) => url)).toEqual(['https://example.org/report']);
    const again = await provider.get<AppealPreview>(
      `/api/appeal-preview?assessment=${assessments.latest}&kind=indicator&code=live_cvr`,
    );
    expect(again).toMatchObject({ refusal: 'already_open', openAppealId: appeal.id });
    expect((await provider.problem('POST', '/api/appeals', body())).status).toBe(409);
  });

  test('a capability and the tier can be disputed, each with its own numbers', async () => {
    const card = await provider.get<Scorecard>(`/api/providers/${own.id}/scorecard`);
    const capability = await raise({
      subject: { kind: 'capability', code: 'traffic' },
      kind: 'calculation',
      claimedValue: null,
    });
    expect(capability.snapshot).toMatchObject({ score: card.capabilities[0]?.score, raw: null, unit: null });
    const tier = await raise({
      subject: { kind: 'tier', code: null },
      kind: 'compliance',
      claimedValue: null,
    });
    expect(tier.snapshot).toMatchObject({ score: card.total, tier: card.tier, state: card.tierOutcome });
  });

  test.each<[string, () => Raised, number]>([
    ['data of a capability', () => ({ subject: { kind: 'capability', code: 'live_ops' } }), 400],
    ['data without a claimed value', () => ({ claimedValue: null }), 400],
    ['a calculation with one', () => ({ kind: 'calculation' }), 400],
    [
      'a tier with a code',
      () => ({ subject: { kind: 'tier', code: 'core' }, kind: 'calculation', claimedValue: null }),
      400,
    ],
    ['hardly a word', () => ({ text: '不对      ' }), 400],
    ['a link that runs', () => ({ links: ['javascript:alert(1)'] }), 400],
    ['six links', () => ({ links: Array.from({ length: 6 }, (_, at) => `https://example.org/${at}`) }), 400],
    ['an unknown indicator', () => ({ subject: { kind: 'indicator', code: 'nothing' } }), 404],
    ['an unknown assessment', () => ({ assessment: 'nothing' }), 404],
  ])('%s is refused', async (_, given, status) => {
    expect((await provider.problem('POST', '/api/appeals', body(given()))).status).toBe(status);
  });

  test('a provider cannot be named: it is the caller’s own', async () => {
    const problem = await provider.problem('POST', '/api/appeals', { ...body(), provider: near.id });
    expect(problem.errors.map(({ path }) => path)).toEqual(['body.provider']);
  });

  test('the same key files it once', async () => {
    const headers = { 'Idempotency-Key': 'one intent of mine' };
    const given = body(calculation('gpm'));
    const answers = await Promise.all(
      [0, 1].map(() => provider.send('POST', '/api/appeals', given, headers)),
    );
    const [first, second] = (await Promise.all(answers.map((one) => one.json()))) as AppealDetail[];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(first?.id).toBe(second?.id);
  });

  test('two at the same moment make one', async () => {
    const given = body(calculation('organic_uv_share'));
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => provider.send('POST', '/api/appeals', given)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });

  test('ends five working days after publication', async () => {
    now = new Date('2026-11-12T16:00:00Z');
    const problem = await provider.problem('POST', '/api/appeals', body(calculation('active_sku_rate')));
    const preview = await provider.get<AppealPreview>(
      `/api/appeal-preview?assessment=${assessments.earlier}&kind=tier`,
    );
    now = new Date(START);
    expect(problem.status).toBe(409);
    expect(preview.refusal).toBe('window_closed');
  });

  test('a member may, platform and regional people may not', async () => {
    await raise(calculation('live_cvr'), ownerOf(near.id, 'provider_member'));
    for (const api of [ops, grader(), leadOf(own.region)])
      expect((await api.problem('POST', '/api/appeals', body())).status).toBe(403);
  });
});

describe('evidence', () => {
  test('is told from its bytes, kept, and comes back as nothing but a download', async () => {
    const appeal = await raise({}, ownerOf(far.id));
    const api = ownerOf(far.id);
    const response = await upload(api, appeal.id, PNG, '../页面/截图 1.exe');
    expect(response.status).toBe(201);
    const detail = (await response.json()) as AppealDetail;
    expect(detail.evidence).toMatchObject([
      { fileName: '截图 1.png', fileType: 'png', sizeBytes: PNG.length },
    ]);
    expect(detail.revision).toBe(appeal.revision + 1);
    const path = `/api/appeals/${appeal.id}/evidence/${detail.evidence[0]?.id}`;
    for (const reader of [api, ops, leadOf(far.region)]) {
      const file = await reader.send('GET', path);
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(PNG);
      expect(file.headers.get('Content-Type')).toBe('application/octet-stream');
      expect(file.headers.get('Content-Disposition')).toMatch(/^attachment; filename="_+_1\.png"/);
      expect(file.headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
    for (const [content, status] of [
      ['<svg onload="alert(1)">,</svg>', 415],
      [new Uint8Array(2 * 1024 * 1024 + 1).fill(0x41), 413],
    ] as const)
      expect((await upload(api, appeal.id, content)).status).toBe(status);
    for (let count = 1; count < 5; count++)
      expect((await upload(api, appeal.id, `a,b\n${count},2\n`, 'rows.txt')).status).toBe(201);
    expect((await upload(api, appeal.id, PNG)).status).toBe(422);
  });

  test('after a question there is room again, after the end there is none', async () => {
    const links = [1, 2, 3, 4, 5].map((at) => `https://example.org/${at}`);
    const raised = await raise({ links, ...calculation('stockout_cancel_rate') });
    expect((await upload(provider, raised.id, PNG)).status).toBe(422);
    const taken = await take(raised);
    const asked = await grader().post<AppealDetail>(
      `/api/appeals/${raised.id}/question`,
      { text: '请补充十月的后台导出文件。' },
      taken.revision,
    );
    expect(asked).toMatchObject({ state: 'asked', evidenceLeft: 5 });
    expect((await upload(provider, raised.id, PNG)).status).toBe(201);
    const { revision } = await provider.get<AppealDetail>(`/api/appeals/${raised.id}`);
    await provider.post(`/api/appeals/${raised.id}/withdrawal`, undefined, revision);
    expect((await upload(provider, raised.id, PNG)).status).toBe(409);
  });
});

describe('the way through', () => {
  test('taken, asked, answered, decided: both sides’ words stay', async () => {
    const raised = await raise(calculation('paid_roi'), ownerOf(far.id, 'provider_member'));
    const path = `/api/appeals/${raised.id}`;
    const [desk, owner] = [grader(), ownerOf(far.id)];
    expect(
      (await desk.problem('POST', `${path}/question`, { text: TEXT }, seen(raised.revision))).status,
    ).toBe(409);
    const taken = await take(raised, desk);
    expect(taken).toMatchObject({ state: 'in_review', owner: { name: 'grader', isCaller: true } });
    const question = '请说明对比的口径与时间范围。';
    const asked = await desk.post<AppealDetail>(`${path}/question`, { text: question }, taken.revision);
    const answer = '口径为支付口径,时间为整个自然月。';
    expect((await owner.problem('POST', `${path}/answer`, { text: answer })).status).toBe(428);
    const stale = await owner.problem('POST', `${path}/answer`, { text: answer }, seen(taken.revision));
    expect(stale).toMatchObject({ status: 412, current: { revision: asked.revision, state: 'asked' } });
    const answered = await owner.post<AppealDetail>(`${path}/answer`, { text: answer }, asked.revision);
    expect(answered.state).toBe('in_review');
    const decided = await grader('second').post<AppealDetail>(
      `${path}/decision`,
      { outcome: 'rejected', text: REASON },
      answered.revision,
    );
    expect(decided).toMatchObject({ state: 'rejected', closedAt: now.toISOString(), correction: null });
    expect(decided.events.map(({ side, kind, text }) => [side, kind, text])).toEqual([
      ['provider', 'raised', TEXT],
      ['ops', 'taken', null],
      ['ops', 'asked', question],
      ['provider', 'answered', answer],
      ['ops', 'rejected', REASON],
    ]);
    const page = await owner.get<Page>('/api/appeals?state=rejected');
    expect(page.items.map(({ id }) => id)).toEqual([raised.id]);
    for (const [api, step] of [
      [desk, 'take'],
      [owner, 'withdrawal'],
    ] as const)
      expect((await api.problem('POST', `${path}/${step}`, undefined, seen(decided.revision))).status).toBe(
        409,
      );
  });

  test('what is said in the log is who, what and why', async () => {
    const { rows } = await sql<{ payload: string }>`
      select payload from audit_entry where action = 'decideAppeal' and object_type = 'appeal' order by seq limit 1`.execute(
      database.db,
    );
    expect(JSON.parse(rows[0]?.payload ?? '{}')).toMatchObject({
      actor: { name: 'second' },
      before: { state: 'in_review' },
      after: { state: 'rejected' },
      reason: REASON,
    });
  });

  test('nobody decides on an appeal of their own, whatever their role has become', async () => {
    const raised = await raise(
      { subject: { kind: 'capability', code: 'traffic' }, kind: 'calculation', claimedValue: null },
      ownerOf(near.id),
    );
    const turned = grader(`provider_owner of ${near.id}`);
    const taken = await take(raised, turned);
    expect(taken.mayDecide).toBe(false);
    const problem = await turned.problem(
      'POST',
      `/api/appeals/${raised.id}/decision`,
      { outcome: 'upheld', text: REASON },
      seen(taken.revision),
    );
    expect(problem.status).toBe(403);
    // The database refuses the same on its own.
    await expect(
      sql`update appeal set state = 'upheld', closed_at = now(), decided_by_id = raised_by_id where public_id = ${raised.id}`.execute(
        database.db,
      ),
    ).rejects.toThrow(/appeal_check/);
  });

  test('races on one revision let one through', async () => {
    const raised = await raise({
      subject: { kind: 'capability', code: 'live_ops' },
      kind: 'calculation',
      claimedValue: null,
    });
    const taken = await take(raised);
    const answers = await Promise.all([
      ...(['upheld', 'rejected', 'partly'] as const).map((outcome) =>
        grader(outcome).send(
          'POST',
          `/api/appeals/${raised.id}/decision`,
          { outcome, text: REASON },
          seen(taken.revision),
        ),
      ),
      provider.send('POST', `/api/appeals/${raised.id}/withdrawal`, undefined, seen(taken.revision)),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412]);
  });
});

describe('a corrected number', () => {
  let decided: AppealDetail;
  let before: Scorecard;
  let facts: AppealFacts;

  test('is stored, graded again as a draft, and changes nothing that is published', async () => {
    before = await provider.get<Scorecard>(`/api/providers/${own.id}/scorecard`);
    const { items } = await provider.get<Page>('/api/appeals?state=open');
    const appeal = items.find(({ snapshot }) => snapshot.subject.code === 'live_cvr') ?? fail();
    const taken = await take(appeal);
    facts = await ops.get<AppealFacts>(`/api/appeals/${appeal.id}/facts`);
    expect(facts.items.at(-1)).toMatchObject({ period: '2026-10', stored: true });
    const last = facts.items.at(-1) ?? fail();
    const path = `/api/appeals/${appeal.id}/decision`;
    const fact = (change: object) => ({ ...last, stored: undefined, ...change });
    const refused = async (outcome: string, given: object[]) =>
      (await ops.problem('POST', path, { outcome, text: REASON, facts: given }, seen(taken.revision))).status;
    expect(await refused('upheld', [])).toBe(400);
    expect(await refused('rejected', [fact({ numerator: 1 })])).toBe(400);
    expect(await refused('upheld', [fact({ period: '2020-01' })])).toBe(400);
    expect(await refused('upheld', [fact({ numerator: (last.denominator ?? 0) * 2 })])).toBe(400);
    expect(await refused('upheld', [fact({})])).toBe(409);
    expect(await ops.get<Appeal>(`/api/appeals/${appeal.id}`)).toMatchObject({
      state: 'in_review',
      revision: taken.revision,
    });

    const numerator = Math.round((last.denominator ?? 0) * 0.055);
    decided = await ops.post<AppealDetail>(
      path,
      { outcome: 'upheld', text: REASON, facts: [fact({ numerator })] },
      taken.revision,
    );
    expect(decided.correction).toMatchObject({
      facts: [{ period: '2026-10', before: { numerator: last.numerator }, after: { numerator } }],
      assessment: { status: 'draft' },
      snapshot: null,
      laterPeriods: [],
    });
    const record = await ops.get<ImportRecord>(`/api/imports/${decided.correction?.importId}`);
    expect(record).toMatchObject({
      status: 'confirmed',
      appealId: appeal.id,
      counts: { changed: 1, created: 0, unchanged: 0 },
    });
    expect(await provider.get<Scorecard>(`/api/providers/${own.id}/scorecard`)).toEqual(before);
  });

  test('the provider sees that a new version is being prepared, and no draft', async () => {
    const seenByProvider = await provider.get<AppealDetail>(`/api/appeals/${decided.id}`);
    expect(seenByProvider.correction).toMatchObject({ assessment: null, snapshot: null, importId: null });
  });

  test('publishing the draft supersedes the old result, which the appeal still shows', async () => {
    const draft = await ops.get<Assessment>(`/api/assessments/${decided.correction?.assessment?.id}`);
    await ops.post(`/api/assessments/${draft.id}/publish`, undefined, draft.revision);
    const after = await provider.get<AppealDetail>(`/api/appeals/${decided.id}`);
    expect(after.correction).toMatchObject({ assessment: { id: draft.id, status: 'published' } });
    expect(after.snapshot).toEqual(decided.snapshot);
    expect(after.correction?.snapshot?.raw).not.toBe(after.snapshot.raw);
    const card = await provider.get<Scorecard>(`/api/providers/${own.id}/scorecard`);
    const number = card.capabilities.flatMap((one) => one.indicators).find(({ code }) => code === 'live_cvr');
    expect(after.correction?.snapshot).toMatchObject({ raw: number?.raw, score: number?.score });
    expect(card.stamp.assessmentId).toBe(draft.id);
    for (const assessment of [draft.id, assessments.latest]) {
      const page = await provider.get<Page>(`/api/appeals?assessment=${assessment}`);
      expect(page.items.map(({ id }) => id)).toContain(decided.id);
    }
    expect(await provider.text(`/api/assessments/${assessments.latest}/results.csv`)).toContain(own.id);
    const closed = await provider.get<AppealPreview>(
      `/api/appeal-preview?assessment=${assessments.latest}&kind=indicator&code=live_cvr`,
    );
    expect(closed.refusal).toBe('superseded');
  });

  test('a discarded draft gives way to the next assessment of the period', async () => {
    const appeal = await raise({
      subject: { kind: 'indicator', code: 'gpm' },
      claimedValue: 900,
      assessment: decided.correction?.assessment?.id ?? '',
    });
    const taken = await take(appeal);
    const { items } = await ops.get<AppealFacts>(`/api/appeals/${appeal.id}/facts`);
    const { stored: _, ...last } = items.at(-1) ?? fail();
    const corrected = { ...last, numerator: (last.numerator ?? 0) + 1000 };
    const done = await ops.post<AppealDetail>(
      `/api/appeals/${appeal.id}/decision`,
      { outcome: 'partly', text: REASON, facts: [corrected] },
      taken.revision,
    );
    const draft = done.correction?.assessment ?? fail();
    await ops.send('DELETE', `/api/assessments/${draft.id}`, undefined, seen(1));
    expect((await ops.get<AppealDetail>(`/api/appeals/${appeal.id}`)).correction?.assessment).toBeNull();
    const next = await assessAndPublish(context, '2026-10');
    expect(
      (await provider.get<AppealDetail>(`/api/appeals/${appeal.id}`)).correction?.assessment,
    ).toMatchObject({ id: next });
  });
});

describe('isolation', () => {
  let appeal: AppealDetail;
  let file: string;

  beforeAll(async () => {
    const { items } = await provider.get<Page>('/api/appeals?limit=200');
    appeal = await provider.get<AppealDetail>(
      `/api/appeals/${(items.find(({ state }) => state === 'raised') ?? fail()).id}`,
    );
    const detail = (await (
      await upload(provider, appeal.id, 'canary,of,own\n1,2,3\n')
    ).json()) as AppealDetail;
    appeal = detail;
    file = detail.evidence.find(({ kind }) => kind === 'file')?.id ?? fail();
  });

  test('to another provider and another region it does not exist, in any way', async () => {
    const nobody = await provider.problem('GET', '/api/appeals/nothing');
    for (const api of [ownerOf(near.id), ownerOf(far.id), leadOf(far.region), leadOf(null)]) {
      for (const path of [`/api/appeals/${appeal.id}`, `/api/appeals/${appeal.id}/evidence/${file}`]) {
        const problem = await api.problem('GET', path);
        expect(problem.status).toBe(404);
        if (path.endsWith(appeal.id)) expect(problem.detail).toBe(nobody.detail);
      }
      const { items, total, counts } = await api.get<Page>(`/api/appeals?provider=${own.id}`);
      expect([items, total]).toEqual([[], 0]);
      const all = await api.get<Page>('/api/appeals?limit=200');
      expect(JSON.stringify(all)).not.toContain(own.id);
      expect(counts.open).toBe(all.items.filter(({ closedAt }) => closedAt === null).length);
    }
  });

  test('another provider changes nothing', async () => {
    const path = `/api/appeals/${appeal.id}`;
    const rows = async () =>
      (
        await sql`select a.*, (select count(*) from appeal_event) as events, (select count(*) from appeal_evidence) as evidence
        from appeal a order by id`.execute(database.db)
      ).rows;
    const earlier = await rows();
    const api = ownerOf(near.id);
    for (const [step, given] of [
      ['answer', { text: TEXT }],
      ['withdrawal', undefined],
    ] as const)
      expect((await api.problem('POST', `${path}/${step}`, given, seen(appeal.revision))).status).toBe(404);
    expect((await upload(api, appeal.id, PNG)).status).toBe(404);
    expect(await rows()).toEqual(earlier);
  });

  test('evidence of one appeal is not reached through another', async () => {
    const { items } = await provider.get<Page>('/api/appeals?limit=200');
    const other = items.find(({ id }) => id !== appeal.id) ?? fail();
    expect((await provider.problem('GET', `/api/appeals/${other.id}/evidence/${file}`)).status).toBe(404);
  });

  test('the region’s lead and ops read it, and only graders work on it', async () => {
    const viewer = createApiClient(context, personOf('viewer', 'ops_viewer', null));
    for (const api of [leadOf(own.region), viewer, ops])
      expect((await api.get<AppealDetail>(`/api/appeals/${appeal.id}`)).id).toBe(appeal.id);
    for (const api of [leadOf(own.region), viewer, provider]) {
      const steps = ['take', 'question', 'decision'];
      for (const step of steps)
        expect(
          (await api.problem('POST', `/api/appeals/${appeal.id}/${step}`, undefined, seen(1))).status,
        ).toBe(403);
      expect((await api.problem('GET', `/api/appeals/${appeal.id}/facts`)).status).toBe(403);
    }
  });

  test('the database holds on its own: no filter of ours is needed', async () => {
    const db = context.openFor(
      personOf('x', 'provider_owner', { providers: [near.id], regions: [], cities: [] }),
    );
    for (const table of ['appeal', 'appeal_event', 'appeal_evidence', 'appeal_correction']) {
      const { rows } = await sql<{ foreign: number }>`
        select count(*)::int as foreign from ${sql.table(table)} t
        ${table === 'appeal' ? sql`` : sql`join appeal a on a.id = t.appeal_id`}
        where ${sql.ref(table === 'appeal' ? 't.public_id' : 'a.public_id')} = ${appeal.id}`.execute(db);
      expect(rows[0]?.foreign, table).toBe(0);
    }
    const { numAffectedRows } = await sql`update appeal set state = 'withdrawn', closed_at = now()
      where public_id = ${appeal.id}`.execute(db);
    expect(numAffectedRows).toBe(0n);
    for (const statement of [
      `update appeal set owner = 'me'`,
      `delete from appeal`,
      `insert into appeal_event (appeal_id, at, side, kind, account_id, account_name) select id, now(), 'ops', 'upheld', 'x', 'x' from appeal limit 1`,
      `update appeal_evidence set url = 'x'`,
    ])
      await expect(sql.raw(statement).execute(db), statement).rejects.toThrow(
        /permission denied|row-level security/,
      );
    const mine = context.openFor(
      personOf('me', 'provider_owner', { providers: [own.id], regions: [], cities: [] }),
    );
    await expect(
      sql`update appeal set state = 'in_review' where public_id = ${appeal.id}`.execute(mine),
    ).rejects.toThrow(/cannot go from raised to in_review/);
  });
});

describe('the queue', () => {
  test('has what is overdue on top, pages through everything, and filters', async () => {
    now = new Date('2026-11-20T02:00:00Z');
    const all = await ops.get<Page>('/api/appeals?limit=200');
    expect(all.items.length).toBe(all.total);
    const open = all.items.filter(({ closedAt }) => closedAt === null);
    expect(all.items.slice(0, open.length)).toEqual(open);
    expect(open.every(({ overdue }) => overdue)).toBe(true);
    expect(all.counts).toMatchObject({ open: open.length, overdue: open.length });
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = await ops.get(`/api/appeals?limit=3${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.items.map(({ id }) => id));
    const count = async (query: string, api = ops) => (await api.get<Page>(`/api/appeals?${query}`)).total;
    expect(await count('due=overdue')).toBe(open.length);
    expect(await count('state=open')).toBe(open.length);
    expect(await count('owner=nobody&state=open')).toBe(all.counts.unowned);
    expect(await count('owner=me', grader())).toBe(
      all.items.filter(({ owner }) => owner?.name === 'grader').length,
    );
    expect(await count(`provider=${near.id}`)).toBe(
      all.items.filter((one) => one.provider.id === near.id).length,
    );
    expect(await count('state=nonsense')).toBe(0);
    now = new Date(START);
    expect(await count('due=overdue')).toBe(0);
  });
});
