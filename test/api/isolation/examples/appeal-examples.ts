import type { Objects } from '../objects.ts';
import { TENANTS } from '../tenants.ts';
import { aboutProviders, type Example, type Examples, MISSING, nobody, sees, whole } from './example.ts';

const WORDS = { text: 'ten letters and more' };

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

/** Appeals in every state. */
export const APPEAL_EXAMPLES: Examples = {
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
};
