import type { Caller } from '../../../../server/context.ts';
import type { CityFigures, CityRow } from '../../../../src/contract/city-figures.ts';
import type { CohortsView, ProgrammeBoard } from '../../../../src/contract/programme.ts';
import type { ProgrammeSettingsVersion } from '../../../../src/contract/programme-settings.ts';
import { MERCHANTS, RELATIONS, seesMerchant } from '../merchants.ts';
import type { Objects } from '../objects.ts';
import { seesTarget } from '../targets.ts';
import { counts, type Examples, sees, visible, whole } from './example.ts';

const northern = Object.values(MERCHANTS).filter(({ region }) => region === 'north_china');
const visibleMerchants = (caller: Caller) =>
  Object.values(MERCHANTS).filter((one) => seesMerchant(caller, one)).length;

/** Every merchant the caller sees is counted under its industry. */
const cohortSize = ({ industries }: CohortsView) =>
  industries.reduce((sum, { merchants }) => sum + merchants, 0);

const citySum =
  (of: (row: CityRow) => number) =>
  ({ items }: CityFigures) =>
    items.reduce((sum, row) => sum + of(row), 0);

/** Of every relation that shares its merchant with another, but for the merchant that was decided on. */
const disputedLeaps = (caller: Caller) =>
  RELATIONS.filter(({ name, tenant }) => /^(guest|disputed) /.test(name) && sees(tenant)(caller)).length;

/** Cities with a target have it told to whoever may see the whole city. */
const cityGoals = ({ items }: CityFigures) => items.filter(({ targets }) => targets.leaps !== null).length;

const otherRules = ({ settings }: Objects): ProgrammeSettingsVersion['content'] => ({
  ...settings.content,
  leap: { ...settings.content.leap, growthFactor: 1.2 },
});

export const PROGRAMME_EXAMPLES: Examples = {
  getProgramme: () => [
    whole({ check: counts(({ providers }: ProgrammeBoard) => providers) }),
    { object: 'a region', said: [], query: { region: 'north_china' } },
  ],
  getCohorts: () => [
    whole({ check: counts(cohortSize, visibleMerchants) }),
    { object: 'other region', said: [], query: { region: 'east_china,northeast' } },
  ],
  listCityFigures: () => [
    whole({
      check: counts(
        citySum(({ merchants }) => merchants),
        visibleMerchants,
      ),
    }),
    {
      object: 'providers',
      said: [],
      check: counts(
        citySum(({ providers }) => providers),
        visible,
      ),
    },
    {
      object: 'disputes',
      said: [],
      check: counts(
        citySum(({ leaps }) => leaps.disputed),
        disputedLeaps,
      ),
    },
    {
      object: 'targets',
      said: [],
      check: counts(cityGoals, (caller) => (seesTarget(caller, 'city') ? 1 : 0)),
    },
    {
      object: 'a region',
      said: [],
      query: { region: 'north_china' },
      check: counts(
        citySum(({ merchants }) => merchants),
        (caller) => northern.filter((one) => seesMerchant(caller, one)).length,
      ),
    },
  ],
  getProgrammeSettings: () => [whole()],
  listProgrammeSettings: () => [whole()],
  previewProgrammeSettings: (objects) => [whole({ body: { content: otherRules(objects) } })],
  updateProgrammeSettings: (objects) => [
    whole({
      revision: objects.settings.version,
      body: { content: otherRules(objects), note: 'other rules for once' },
    }),
  ],
};
