import type { Caller } from '../../../server/context.ts';
import { covers } from '../../../src/domain/access/scope.ts';
import { defaultModel } from '../../../src/domain/model/default-model.ts';
import { EVERYBODY, placed, TENANTS, type Tenant } from './tenants.ts';
import { GUEST, MODEL, type Objects, PERIODS, READY_FILE, WAITING_FILE } from './world.ts';

/** One thing that an operation is asked for, and what the rules say of it. */
export interface Example {
  /** own, same region, elsewhere … depends on who asks; this names the object itself. */
  object: string;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** Sent as they are, for bodies of bytes. */
  bytes?: string;
  /** For If-Match; any when the object does not exist. */
  revision?: number;
  /** Whether the object exists for somebody who may call the operation; left out: it does. */
  seenBy?: (caller: Caller | null) => boolean;
  /** Of an answer to nobody, where the operation is open before sign-in and yet speaks of who is signed in. */
  anonymous?: number;
  /** Of an answer to somebody for whom it does not exist; 404 when left out, 200 for lists that then have no row. */
  unseenStatus?: number;
  /** Of an answer to somebody for whom it exists; the operation's own success when left out. */
  status?: number;
  /** What is wrong with the answer of somebody for whom the object exists; null when nothing is. */
  check?: (answer: unknown, caller: Caller) => string | null;
  /** Said by the caller, and therefore allowed to come back. */
  said: string[];
}

type Examples = Record<string, (objects: Objects) => Example[]>;

const nobody = () => false;
const sees = (tenant: Tenant) => (caller: Caller | null) =>
  caller !== null && covers(caller.scope, placed(tenant));
const visible = (caller: Caller) => EVERYBODY.filter((tenant) => sees(tenant)(caller)).length;
const isLimited = (caller: Caller) => caller.scope !== null;
const whole = (example: Omit<Example, 'object' | 'said'> = {}): Example => ({
  object: 'all',
  said: [],
  ...example,
});

const MISSING = 'cnry-missing';
/** Of a change of password by somebody who does not know the present one. */
const WRONG_PASSWORD = 400;

/** Each provider, and one that is nobody: for operations that speak of a provider. */
function aboutProviders(of: (tenant: Pick<Tenant, 'id' | 'name'>) => Partial<Example>): Example[] {
  const missing = { id: MISSING, name: MISSING };
  return [
    ...Object.entries(TENANTS).map(([key, tenant]) => ({
      object: `provider ${key}`,
      said: [tenant.id, tenant.name],
      seenBy: sees(tenant),
      ...of(tenant),
    })),
    { object: 'no provider', said: [MISSING], seenBy: nobody, ...of(missing) },
  ];
}

/** Each state an assessment can be in, and none: for operations of the platform's people. */
function aboutAssessments(
  objects: Objects,
  status: Partial<Record<'published' | 'superseded' | 'draft', number>> = {},
) {
  return [
    ...(['published', 'superseded', 'draft'] as const).map((state) => ({
      object: `${state} assessment`,
      params: { assessmentId: objects[state].id },
      revision: objects[state].revision,
      said: [objects[state].id],
      ...(status[state] !== undefined && { status: status[state] }),
    })),
    {
      object: 'no assessment',
      params: { assessmentId: MISSING },
      revision: 1,
      seenBy: nobody,
      said: [MISSING],
    },
  ] satisfies Example[];
}

function aboutImports(
  objects: Objects,
  status: Partial<Record<'stored' | 'ready' | 'waiting', number>> = {},
  sent: Partial<Example> = {},
): Example[] {
  return [
    ...(['stored', 'ready', 'waiting'] as const).map((state) => ({
      object: `${state} import`,
      params: { importId: objects[state].id },
      revision: objects[state].revision,
      said: [objects[state].id],
      ...(status[state] !== undefined && { status: status[state] }),
      ...sent,
    })),
    {
      object: 'no import',
      params: { importId: MISSING },
      revision: 1,
      seenBy: nobody,
      said: [MISSING],
      ...sent,
    },
  ];
}

function aboutModels(of: (code: string, version: string) => Partial<Example>): Example[] {
  return [
    { object: 'the model', said: [], revision: 1, ...of(MODEL, '1') },
    { object: 'no version', said: ['99'], revision: 1, seenBy: nobody, ...of(MODEL, '99') },
  ];
}

/** Provider A's appeals in their states, one of provider C that is decided, and none. */
function aboutAppeals(
  { appeals }: Objects,
  status: Partial<Record<keyof Objects['appeals'], number>> = {},
  sent: Partial<Example> = {},
): Example[] {
  return [
    ...(['raised', 'reviewed', 'asked', 'decided'] as const).map((state) => ({
      object: `${state} appeal`,
      params: { appealId: appeals[state].id },
      revision: appeals[state].revision,
      said: [appeals[state].id],
      seenBy: sees(state === 'decided' ? TENANTS.C : TENANTS.A),
      ...(status[state] !== undefined && { status: status[state] }),
      ...sent,
    })),
    {
      object: 'no appeal',
      params: { appealId: MISSING },
      revision: 1,
      said: [MISSING],
      seenBy: nobody,
      ...sent,
    },
  ];
}

const WORDS = { text: 'ten letters and more' };

const ASSIGNMENT = { name: 'new', role: 'ops_viewer', regions: [], cities: [], provider: null };

function aboutAccounts(sent: Partial<Example> = {}): Example[] {
  return [
    { object: 'an account', params: { id: GUEST.id }, revision: 1, said: [GUEST.id], ...sent },
    { object: 'no account', params: { id: MISSING }, revision: 1, seenBy: nobody, said: [MISSING], ...sent },
  ];
}

/** Whoever holds the link is told whom it is for. */
function aboutInvitations(status: number, of: (token: string) => unknown): Example[] {
  return [
    { object: 'a link', said: [GUEST.id, GUEST.email, GUEST.name], status, body: of(GUEST.invitation) },
    { object: 'no link', said: [], seenBy: nobody, body: of('there-is-no-such-link-anywhere') },
  ];
}

/** An unpublished period is as good as one without any data. */
const aboutPeriods = (of: (period: string) => Partial<Example>): Example[] =>
  [PERIODS.draftOnly, PERIODS.never].map((period) => ({
    object: `period ${period}`,
    said: [period],
    seenBy: nobody,
    ...of(period),
  }));

const rowCount = (path: (answer: never) => unknown) => (answer: unknown, caller: Caller) => {
  const found = path(answer as never);
  return found === visible(caller) ? null : `counts ${found} providers, may see ${visible(caller)}`;
};

const sum = (facets: readonly { count: number }[]) => facets.reduce((total, { count }) => total + count, 0);
const csvRows = (text: string) => EVERYBODY.filter(({ id }) => text.includes(`\n${id},`)).length;

/** What the directory can be asked, for its rows, its export and its facets alike. */
function directoryExamples(check: NonNullable<Example['check']>): Example[] {
  return [
    whole({ check }),
    { object: 'older period', said: [], query: { period: PERIODS.older }, check },
    // Without results the rows are those of the roster, by another query.
    { object: 'unpublished period', said: [], query: { period: PERIODS.draftOnly }, check },
    ...aboutProviders(({ id }) => ({ query: { ids: id }, unseenStatus: 200 })),
    ...aboutProviders(({ name }) => ({ query: { q: name }, unseenStatus: 200 })).map((example) => ({
      ...example,
      object: `search for ${example.object}`,
    })),
    {
      object: 'other region',
      said: [],
      query: { region: 'north_china,south_china,east_china,northeast' },
      check,
    },
  ];
}

/** What the matrix sends, by operation. An operation that is missing here fails the matrix. */
export const EXAMPLES: Examples = {
  getSession: () => [
    whole({
      check: (answer, caller) => {
        const { caller: said } = answer as { caller: { id: string } | null };
        return said?.id === caller.id ? null : 'names another caller';
      },
    }),
  ],
  signIn: () => [
    { object: 'wrong password', said: [], body: { email: GUEST.email, password: 'wrong' }, status: 401 },
    { object: 'no account', said: [], body: { email: 'nobody@example.org', password: 'wrong' }, status: 401 },
    {
      object: 'right password',
      said: [GUEST.id, GUEST.name],
      body: { email: GUEST.email, password: GUEST.password },
    },
  ],
  signOut: () => [whole({ anonymous: 401 })],
  signOutEverywhere: () => [whole({ anonymous: 401 })],
  changePassword: () => [
    whole({
      anonymous: 401,
      status: WRONG_PASSWORD,
      body: { currentPassword: 'not the one', newPassword: 'a new one that is long' },
    }),
  ],
  readInvitation: () => aboutInvitations(200, (token) => ({ token })),
  acceptInvitation: () => aboutInvitations(200, (token) => ({ token, password: 'a new one that is long' })),
  listAudit: () => [whole()],
  exportAudit: () => [whole()],
  verifyAudit: () => [whole()],
  listAccounts: () => [whole()],
  getAccount: () => aboutAccounts(),
  createAccount: () => [whole({ body: { email: 'new@example.org', ...ASSIGNMENT } })],
  updateAccount: () => aboutAccounts({ body: { ...ASSIGNMENT, status: 'active' } }),
  createInvitation: () => aboutAccounts(),
  listModels: () => [
    whole({
      check: (answer, caller) => {
        const [model] = (answer as { items: { providers: number; versions: { assessments: number }[] }[] })
          .items;
        if (model?.providers !== visible(caller)) return `counts ${model?.providers} providers`;
        const drafts = isLimited(caller) ? 0 : 1;
        const stored = model.versions.reduce((total, { assessments }) => total + assessments, 0);
        return stored === 3 + drafts ? null : `counts ${stored} assessments`;
      },
    }),
  ],
  createModelVersion: () => [
    whole({ body: { model: { ...defaultModel, description: { zh: '改', en: 'changed' } }, note: '' } }),
  ],
  getModelVersion: () => aboutModels((code, version) => ({ params: { code, version } })),
  putModelInForce: () => aboutModels((code, version) => ({ params: { code, version } })),
  compareModelVersions: () =>
    aboutModels((code, version) => ({ params: { code }, query: { from: '1', to: version } })),
  listPeriods: () => [
    whole({
      check: (answer, caller) => {
        const { items } = answer as { items: { period: string; providers: number }[] };
        const expected = visible(caller);
        if (items.some(({ period }) => period === PERIODS.draftOnly)) return 'lists an unpublished period';
        return items.every(({ providers }) => providers === expected)
          ? null
          : `counts other than ${expected}`;
      },
    }),
  ],
  getOverview: () => [
    whole({ check: rowCount((answer: { headline: { providers: number } }) => answer.headline.providers) }),
    {
      object: 'other region',
      said: [],
      query: { region: 'north_china,south_china,east_china,northeast' },
      check: rowCount((answer: { headline: { providers: number } }) => answer.headline.providers),
    },
    ...aboutPeriods((period) => ({ query: { period }, unseenStatus: 200 })),
  ],
  listProviders: () => directoryExamples(rowCount((page: { total: number }) => page.total)),
  exportProviders: () => directoryExamples(rowCount((text: string) => csvRows(text))),
  getDirectoryFacets: () =>
    directoryExamples(rowCount((facets: { tier: { count: number }[] }) => sum(facets.tier))).filter(
      // A facet leaves its own filter out, so a region's counts are those of all regions.
      ({ object }) => object !== 'other region',
    ),
  getScorecard: () => [
    ...aboutProviders(({ id }) => ({ params: { providerId: id } })),
    ...aboutPeriods((period) => ({ params: { providerId: MISSING }, query: { period } })),
  ],
  getImprovementPlan: () => [
    ...aboutProviders(({ id }) => ({ params: { providerId: id } })),
    ...aboutPeriods((period) => ({ params: { providerId: MISSING }, query: { period } })),
  ],
  compareProviders: () =>
    aboutProviders(({ id }) => ({ query: { ids: `${id},nobody-at-all` }, unseenStatus: 200 })),
  inspectFile: () => [whole({ bytes: READY_FILE, query: { model: MODEL } })],
  createImport: ({ waiting }) => [
    whole({ body: { model: MODEL, fileName: 'x.csv', sizeBytes: 10, mapping: waiting.mapping } }),
    {
      object: 'no model',
      said: [MISSING],
      seenBy: nobody,
      body: { model: MISSING, fileName: 'x.csv', sizeBytes: 10, mapping: waiting.mapping },
    },
  ],
  putImportContent: (objects) => aboutImports(objects, { stored: 409, ready: 409 }, { bytes: WAITING_FILE }),
  listImports: () => [whole()],
  getImport: (objects) => aboutImports(objects),
  listRejections: (objects) => aboutImports(objects),
  exportRejections: (objects) => aboutImports(objects),
  confirmImport: (objects) =>
    aboutImports(
      objects,
      { stored: 409, waiting: 409 },
      {
        body: { rowsRejected: objects.ready.counts.rowsRejected },
      },
    ),
  cancelImport: (objects) => aboutImports(objects, { stored: 409 }),
  listAssessablePeriods: () => [
    whole({ query: { model: MODEL } }),
    { object: 'no model', said: [MISSING], seenBy: nobody, query: { model: MISSING } },
  ],
  listAssessments: () => [whole()],
  createAssessment: () => [
    whole({ body: { model: MODEL, period: PERIODS.never, note: '' } }),
    {
      object: 'no model',
      said: [MISSING],
      seenBy: nobody,
      body: { model: MISSING, period: PERIODS.never, note: '' },
    },
  ],
  getAssessment: (objects) => aboutAssessments(objects),
  publishAssessment: (objects) => aboutAssessments(objects, { published: 409, superseded: 409 }),
  verifyAssessment: (objects) => aboutAssessments(objects),
  removeAssessment: (objects) => aboutAssessments(objects, { published: 409, superseded: 409 }),
  listAppeals: () => [
    whole({
      check: (answer, caller) => {
        const { total, counts } = answer as { total: number; counts: { open: number } };
        const open = sees(TENANTS.A)(caller) ? 3 : 0;
        const all = open + (sees(TENANTS.C)(caller) ? 1 : 0);
        return total === all && counts.open === open ? null : `counts ${total} and ${counts.open}`;
      },
    }),
    ...aboutProviders(({ id }) => ({ query: { provider: id }, unseenStatus: 200 })),
  ],
  previewAppeal: ({ published, draft }) => [
    { object: 'own tier', said: [published.id], query: { assessment: published.id, kind: 'tier' } },
    { object: 'draft', said: [draft.id], seenBy: nobody, query: { assessment: draft.id, kind: 'tier' } },
    { object: 'nothing', said: [MISSING], seenBy: nobody, query: { assessment: MISSING, kind: 'tier' } },
  ],
  createAppeal: ({ published, superseded, draft }) => {
    const tier = { subject: { kind: 'tier', code: null }, kind: 'calculation', ...WORDS };
    return [
      { object: 'own tier', said: [published.id], body: { assessment: published.id, ...tier } },
      { object: 'old', said: [superseded.id], status: 409, body: { assessment: superseded.id, ...tier } },
      { object: 'draft', said: [draft.id], seenBy: nobody, body: { assessment: draft.id, ...tier } },
      { object: 'nothing', said: [MISSING], seenBy: nobody, body: { assessment: MISSING, ...tier } },
    ];
  },
  getAppeal: (objects) => aboutAppeals(objects),
  addEvidence: (objects) =>
    aboutAppeals(objects, { decided: 409 }, { query: { name: 'x.csv' }, bytes: 'a,b\n1,2\n' }),
  getEvidence: (objects) => {
    const { id, evidence } = objects.appeals.raised;
    const file = evidence.find(({ kind }) => kind === 'file')?.id ?? '';
    return [
      {
        object: 'its file',
        said: [id, file],
        seenBy: sees(TENANTS.A),
        params: { appealId: id, evidenceId: file },
      },
      {
        object: 'no appeal',
        said: [MISSING, file],
        seenBy: nobody,
        params: { appealId: MISSING, evidenceId: file },
      },
    ];
  },
  takeAppeal: (objects) => aboutAppeals(objects, { decided: 409 }),
  askBack: (objects) => aboutAppeals(objects, { raised: 409, asked: 409, decided: 409 }, { body: WORDS }),
  answerAppeal: (objects) =>
    aboutAppeals(objects, { raised: 409, reviewed: 409, decided: 409 }, { body: WORDS }),
  withdrawAppeal: (objects) => aboutAppeals(objects, { decided: 409 }),
  listAppealFacts: (objects) => aboutAppeals(objects),
  decideAppeal: (objects) =>
    aboutAppeals(objects, { raised: 409, decided: 409 }, { body: { outcome: 'rejected', ...WORDS } }),
  exportAssessment: (objects) =>
    aboutAssessments(objects).map((example) =>
      // Nobody's result before it is published.
      example.object === 'draft assessment'
        ? { ...example, seenBy: (caller: Caller | null) => caller !== null && !isLimited(caller) }
        : { ...example, check: rowCount((text: string) => csvRows(text)) },
    ),
};
