import { defaultModel } from '../../../../src/domain/model/default-model.ts';
import { MODEL, PERIODS } from '../objects.ts';
import {
  aboutProviders,
  counts,
  csvRows,
  type Example,
  type Examples,
  isLimited,
  MISSING,
  nobody,
  visible,
  whole,
} from './example.ts';

function aboutModels(of: (code: string, version: string) => Partial<Example>): Example[] {
  return [
    { object: 'the model', said: [], revision: 1, ...of(MODEL, '1') },
    { object: 'no version', said: ['99'], revision: 1, seenBy: nobody, ...of(MODEL, '99') },
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

const sum = (facets: readonly { count: number }[]) => facets.reduce((total, { count }) => total + count, 0);

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

/** Models, the directory and everything about one provider. */
export const PROVIDER_EXAMPLES: Examples = {
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
    whole({ check: counts((answer: { headline: { providers: number } }) => answer.headline.providers) }),
    {
      object: 'other region',
      said: [],
      query: { region: 'north_china,south_china,east_china,northeast' },
      check: counts((answer: { headline: { providers: number } }) => answer.headline.providers),
    },
    ...aboutPeriods((period) => ({ query: { period }, unseenStatus: 200 })),
  ],
  listProviders: () => directoryExamples(counts((page: { total: number }) => page.total)),
  exportProviders: () => directoryExamples(counts((text: string) => csvRows(text))),
  getDirectoryFacets: () =>
    directoryExamples(counts((facets: { tier: { count: number }[] }) => sum(facets.tier))).filter(
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
};
