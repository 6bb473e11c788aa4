import type { Caller } from '../../../../server/context.ts';
import type { MerchantMoves } from '../../../../src/contract/merchant-moves.ts';
import type { MerchantFacets } from '../../../../src/contract/merchants.ts';
import { covers } from '../../../../src/domain/access/scope.ts';
import { MERCHANTS, seesMerchant } from '../merchants.ts';
import { placed, TENANTS } from '../tenants.ts';
import { aboutProviders, counts, type Example, type Examples, MISSING, nobody, whole } from './example.ts';

const all = Object.values(MERCHANTS);
const visibleMerchants = (caller: Caller) => all.filter((one) => seesMerchant(caller, one)).length;
const inRegion = (region: string) => (caller: Caller) =>
  all.filter((one) => one.region === region && seesMerchant(caller, one)).length;

function aboutMerchants(of: (merchant: { id: string; name: string }) => Partial<Example>): Example[] {
  return [
    ...Object.entries(MERCHANTS).map(([key, merchant]) => ({
      object: `merchant ${key}`,
      said: [merchant.id, merchant.name],
      seenBy: (caller: Caller | null) => seesMerchant(caller, merchant),
      ...of(merchant),
    })),
    { object: 'no merchant', said: [MISSING], seenBy: nobody, ...of({ id: MISSING, name: MISSING }) },
  ];
}

/** Counted leaps and who owns them; a provider’s people are told of their own. */
const OWNED = [
  { merchant: MERCHANTS.own, owner: TENANTS.A },
  // Against provider C, whose people must not count it.
  { merchant: MERCHANTS.decided, owner: TENANTS.D },
];
const isTold = (caller: Caller, { merchant, owner }: (typeof OWNED)[number]) =>
  seesMerchant(caller, merchant) && (!caller.scope?.providers.length || covers(caller.scope, placed(owner)));

/** Merchants with a relation that the caller may see: only those have a leap to tell. */
const withRelation = (caller: Caller) =>
  all.filter(({ servedBy }) => servedBy.some((letter) => covers(caller.scope, placed(TENANTS[letter]))))
    .length;

/** What the list can be asked, for its rows, its export and its facets alike. */
function listExamples(count: (answer: never) => unknown): Example[] {
  return [
    whole({ check: counts(count, visibleMerchants) }),
    // The month before any of them was served is not shown to a provider.
    { object: 'first month', said: [], query: { month: '2025-09' }, check: counts(count, visibleMerchants) },
    {
      object: 'not known in the first month',
      said: [],
      query: { month: '2025-09', band: 'none' },
      check: counts(count, (caller) => (caller.scope?.providers.length ? visibleMerchants(caller) : 0)),
    },
    {
      object: 'leapt',
      said: [],
      query: { leaptTo: '2026-12' },
      check: counts(count, (caller) => OWNED.filter((one) => isTold(caller, one)).length),
    },
    ...aboutMerchants(({ name }) => ({ query: { q: name }, unseenStatus: 200 })),
    ...aboutProviders(({ id }) => ({ query: { provider: id }, unseenStatus: 200 })),
  ];
}

const figuresOf = (query: Record<string, string> = {}) => [
  whole({
    query,
    check: counts(({ merchants }: { merchants: number }) => merchants, visibleMerchants),
  }),
  {
    object: 'a region',
    said: [],
    query: { ...query, region: 'north_china' },
    check: counts(({ merchants }: { merchants: number }) => merchants, inRegion('north_china')),
  },
];

const merchantMonths = ({ total }: MerchantMoves) => total.merchants;

export const MERCHANT_EXAMPLES: Examples = {
  listMerchants: () => listExamples((page: { total: number }) => page.total),
  exportMerchants: () =>
    listExamples((text: string) => all.filter(({ id }) => text.includes(`\n${id},`)).length),
  getMerchantFacets: () => [
    ...listExamples(({ kind }: MerchantFacets) => kind.reduce((sum, { count }) => sum + count, 0)),
    {
      object: 'leaps',
      said: [],
      query: {},
      check: counts(
        ({ leap }: MerchantFacets) => leap.reduce((sum, { count }) => sum + count, 0),
        withRelation,
      ),
    },
  ],
  getMerchant: () => aboutMerchants(({ id }) => ({ params: { merchantId: id } })),
  getMerchantFigures: () => figuresOf({ against: 'previous_month' }),
  getMerchantMoves: () => [
    whole({
      check: counts(merchantMonths, (caller) => visibleMerchants(caller) * MERCHANTS.own.paidYuan.length),
    }),
    {
      object: 'a region',
      said: [],
      query: { region: 'north_china' },
      check: counts(
        merchantMonths,
        (caller) => inRegion('north_china')(caller) * MERCHANTS.own.paidYuan.length,
      ),
    },
  ],
};
