import { type Kysely, sql } from 'kysely';
import type { Overview } from '../../src/contract/overview.ts';
import type { DirectoryFilter } from '../../src/contract/providers.ts';
import type { CapabilityModel } from '../../src/domain/model/capability-model.ts';
import { roundHalfUp } from '../../src/domain/number/round-half-up.ts';
import { bucketsOf } from '../assess/assessment-summary.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { isLimited } from '../db/scoped-providers.ts';
import type { HandlersOf } from '../http/handler.ts';
import { readModel } from '../models/read-model.ts';
import { resolveView, type ViewedAssessment } from './assessment-view.ts';
import { directoryConditions } from './directory/directory-filter.ts';
import { type ProviderRows, providerRows, UNDETERMINED } from './directory/provider-rows.ts';
import { nameAttention } from './overview/attention-examples.ts';
import {
  type CohortFigures,
  type CohortTotals,
  readCohortFigures,
  readGroups,
} from './overview/cohort-figures.ts';
import { readStoredFigures } from './overview/stored-figures.ts';
import { type MovementGroup, matrixOf } from './overview/tier-matrix.ts';
import { distributionOf } from './overview/total-distribution.ts';

export const overviewHandlers: HandlersOf<'getOverview'> = {
  getOverview: async ({ context, caller, query }) => {
    const { db } = context;
    const view = await resolveView(db, query);
    const { assessment } = view;
    const filter: DirectoryFilter = {
      ...(query.category && { category: query.category }),
      ...(query.region && { region: query.region }),
    };
    const sides = (await providerRows(db, view, caller)).map(
      (rows): ProviderRows => ({
        ...rows,
        where: sql`${sql.join([rows.where, ...directoryConditions(rows, filter, view)], sql` and `)}`,
      }),
    );
    if (!assessment) return emptyOverview(await readGroups(db, sides));

    const [rated, ...unrated] = sides;
    const model = await readModel(db, view.modelCode, assessment.modelVersion);
    const [figures, waiting] = await Promise.all([
      readFigures(db, rated as ProviderRows, { assessment, filter, caller, model }),
      readGroups(db, unrated),
    ]);
    const groups = [...figures.groups, ...waiting];
    return {
      stamp: assessment.stamp,
      headline: headlineOf(groups, figures.totals, model),
      matrix: matrixOf(groups, bucketsOf(model), categoriesOf(model), assessment.previousId !== null),
      distribution: distributionOf(figures.bins, model),
      capabilityMedians: figures.capabilityMedians,
      attention: await nameAttention(db, figures.attention),
      measures: figures.measures,
      clubs: figures.clubs,
    };
  },
};

interface FiguresRequest {
  assessment: ViewedAssessment;
  filter: DirectoryFilter;
  caller: Caller;
  model: CapabilityModel;
}

/** As they were stored at the publication, where they were and the caller may read every provider they count. */
async function readFigures(
  db: Kysely<Database>,
  rated: ProviderRows,
  { assessment, filter, caller, model }: FiguresRequest,
): Promise<CohortFigures> {
  const stored = isLimited(caller) ? null : await readStoredFigures(db, assessment.id, filter);
  return stored ?? readCohortFigures(db, rated, assessment, model);
}

function headlineOf(groups: readonly MovementGroup[], totals: CohortTotals, model: CapabilityModel) {
  const shown = (value: number | null | undefined) =>
    value === null || value === undefined ? null : roundHalfUp(value, model.digits.total);
  return {
    providers: countGroups(groups, () => true),
    rated: totals.rated,
    notRated: countGroups(groups, (group) => group.bucket === 'not_rated'),
    movedUp: countGroups(groups, (group) => group.movement === 'up'),
    movedDown: countGroups(groups, (group) => group.movement === 'down'),
    nearNextTier: totals.near,
    commonBottleneck: totals.bottleneck
      ? { capability: totals.bottleneck, count: totals.bottleneckCount }
      : null,
    meanTotal: shown(totals.mean),
    previousMeanTotal: shown(totals.previousMean),
    medianTotal: shown(totals.median),
    coverageLow: totals.coverageLow,
  };
}

function countGroups(groups: readonly MovementGroup[], matches: (group: MovementGroup) => boolean): number {
  return groups.filter(matches).reduce((sum, group) => sum + group.count, 0);
}

/** Categories in the model's order, the undetermined last. */
function categoriesOf(model: CapabilityModel): string[] {
  return [...model.categories.map(({ code }) => code).filter((code) => code !== 'default'), UNDETERMINED];
}

function emptyOverview(groups: readonly MovementGroup[]): Overview {
  const providers = countGroups(groups, () => true);
  return {
    stamp: null,
    headline: {
      providers,
      rated: 0,
      notRated: providers,
      movedUp: 0,
      movedDown: 0,
      nearNextTier: 0,
      commonBottleneck: null,
      meanTotal: null,
      previousMeanTotal: null,
      medianTotal: null,
      coverageLow: 0,
    },
    matrix: [],
    distribution: { binWidth: 0, bins: [], tierLines: [] },
    capabilityMedians: [],
    attention: [],
    measures: [],
    clubs: [],
  };
}
