import type { Caller } from '../../../../server/context.ts';
import type { CohortsView, ProgrammeBoard } from '../../../../src/contract/programme.ts';
import type { ProgrammeSettingsVersion } from '../../../../src/contract/programme-settings.ts';
import { MERCHANTS, seesMerchant } from '../merchants.ts';
import type { Objects } from '../objects.ts';
import { counts, type Examples, whole } from './example.ts';

const visibleMerchants = (caller: Caller) =>
  Object.values(MERCHANTS).filter((one) => seesMerchant(caller, one)).length;

/** Every merchant the caller sees is counted under its industry. */
const cohortSize = ({ industries }: CohortsView) =>
  industries.reduce((sum, { merchants }) => sum + merchants, 0);

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
