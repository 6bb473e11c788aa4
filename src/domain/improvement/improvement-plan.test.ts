import { describe, expect, test } from 'vitest';
import { profileFromScores } from '../explain/profile.ts';
import { columnsOfRows } from '../facts/columns-of-rows.ts';
import { gateFactsAt } from '../grading/gate-facts.ts';
import { gradeCohort } from '../grading/grade.ts';
import { defaultModel } from '../model/default-model.ts';
import { type ImprovementQuestion, planImprovement } from './improvement-plan.ts';
import { currentTier, type PublishedPoint, projectSettlement } from './projected-settlement.ts';
import { rollingWindows } from './rolling-windows.ts';

const point = (period: string, total: number | null, tier: string | null): PublishedPoint => ({
  period,
  total,
  tierOutcome: total === null ? 'not_rated' : tier === null ? 'candidate' : 'tiered',
  tier,
});

/** An MCN that scores the same on every indicator but leaps, with measures that pass every tier. */
function graded(score: number, compliance: 'clear' | 'capped' | 'veto' = 'clear') {
  const facts = Object.fromEntries(
    defaultModel.indicators.map(({ code, normalisation }) => {
      if (normalisation?.method !== 'goalposts') return [code, { value: 500_000_000, n: null }];
      const { floor, target } = normalisation;
      if (code === 'leap_merchants') return [code, { value: target, n: null }];
      return [code, { value: floor + (score / 100) * (target - floor), n: 10_000_000 }];
    }),
  );
  return gradeCohort(defaultModel, columnsOfRows([{ id: 'p', category: 'mcn', compliance, facts }]));
}

function ask(score: number, points: PublishedPoint[], changes: Partial<ImprovementQuestion> = {}) {
  return planImprovement({
    graded: graded(score),
    at: 0,
    points,
    period: '2026-10',
    settings: {},
    today: '2026-11-22',
    ...changes,
  });
}

const core = [point('2026-06', 72, 'core'), point('2026-08', 72, 'core'), point('2026-09', 73, 'core')];

describe('the tier held', () => {
  test('is the published one of the last quarter end before the period', () => {
    const points = [...core, point('2026-10', 66, 'quality')];
    expect(currentTier(points, '2026-10')).toEqual({
      tierOutcome: 'tiered',
      tier: 'core',
      settledPeriod: '2026-09',
    });
    expect(currentTier(points, '2026-09')).toMatchObject({ settledPeriod: '2026-06' });
    expect(currentTier([point('2026-08', 61, 'quality')], '2026-08')).toEqual({
      tierOutcome: 'tiered',
      tier: 'quality',
      settledPeriod: null,
    });
    expect(currentTier([], '2026-10')).toMatchObject({ tierOutcome: 'not_rated', tier: null });
  });
});

describe('a settlement held today', () => {
  const project = (score: number, points: PublishedPoint[]) => {
    const cohort = graded(score);
    return projectSettlement(cohort.model, points, '2026-10', gateFactsAt(cohort, 0));
  };

  test('looks at the trailing three months and says which pass the next cut', () => {
    const shown = project(81, core);
    expect(shown).toMatchObject({ cut: 80, decision: { action: 'hold', tierAfter: 'core' } });
    expect(shown?.months).toEqual([
      { period: '2026-08', total: 72, passes: false },
      { period: '2026-09', total: 73, passes: false },
      { period: '2026-10', total: 82.33, passes: true },
    ]);
    expect(project(81, [core[0]!, core[1]!, point('2026-09', 80, 'core')])?.decision).toMatchObject({
      action: 'promote',
      tierAfter: 'strategic',
    });
  });

  test('protects what the last settlement promoted, and buffers or warns the others', () => {
    expect(project(67, core)?.decision).toMatchObject({ action: 'buffer', count: 1, allowed: 2 });
    expect(project(50, core)?.decision).toMatchObject({ action: 'warning' });
    expect(project(50, [point('2026-06', 66, 'quality'), ...core.slice(1)])?.decision).toMatchObject({
      action: 'protected',
      because: 'promotion',
    });
  });

  test('counts settlements as a candidate, and forgets a tier that the model no longer has', () => {
    const candidate = [
      point('2026-03', 66, 'quality'),
      point('2026-06', 50, null),
      point('2026-09', 50, null),
    ];
    expect(project(50, candidate)?.decision).toMatchObject({ action: 'candidate_exit' });
    expect(project(50, candidate.slice(0, 2))?.decision).toMatchObject({ action: 'candidate_exit' });
    expect(project(50, [point('2026-09', 66, 'gone')])?.decision).toMatchObject({ tierBefore: null });
  });

  test('is not said of models that are not settled by quarter', () => {
    const cohort = graded(70);
    const facts = gateFactsAt(cohort, 0);
    expect(projectSettlement({ ...cohort.model, settlement: null }, core, '2026-10', facts)).toBeNull();
    expect(projectSettlement({ ...cohort.model, cadence: 'week' }, core, '2026-W40', facts)).toBeNull();
  });
});

describe('the plan', () => {
  test('holds where today’s numbers would not, and looks up where they do', () => {
    expect(ask(66, core)).toMatchObject({ target: 'hold', path: { tier: 'core', reachable: true } });
    expect(ask(75, core)).toMatchObject({
      target: 'next',
      path: { tier: 'strategic', tierAfter: 'strategic' },
    });
    expect(ask(75, core, { target: 'hold' })).toMatchObject({ path: { tier: 'core', changes: [] } });
    const top = [point('2026-09', 90, 'strategic')];
    expect(ask(90, top)).toMatchObject({ target: 'hold', path: { changes: [], reachable: true } });
    expect(ask(90, top, { target: 'next' }).path).toBeNull();
    expect(ask(50, [point('2026-09', 50, null)])).toMatchObject({
      target: 'next',
      path: { tier: 'quality' },
    });
    expect(ask(50, [point('2026-09', 50, null)], { target: 'hold' }).path).toBeNull();
  });

  test('the shown total of the path is the one its scores add up to', () => {
    const { path } = ask(66, core);
    const scores = Object.fromEntries(
      defaultModel.indicators.map(({ code, normalisation }) => [code, normalisation ? 66 : null]),
    );
    scores.leap_merchants = 100;
    for (const change of path?.changes ?? []) scores[change.code] = change.scoreTo;
    expect(profileFromScores(defaultModel, 'mcn', scores).shownTotal).toBe(path?.totalAfter);
  });

  test('says when months are what is missing', () => {
    expect(ask(78, core)).toMatchObject({ waitsForMonths: true });
    expect(ask(78, [...core.slice(0, 2), point('2026-09', 82, 'core')])).toMatchObject({
      waitsForMonths: false,
    });
    expect(ask(66, core)).toMatchObject({ waitsForMonths: false });
  });

  test('names the month that leaves each window next', () => {
    const windows = rollingWindows(defaultModel, '2026-10');
    const of = (length: number) => windows.find(({ periods }) => periods.length === length);
    expect(of(3)).toMatchObject({ periods: ['2026-08', '2026-09', '2026-10'], leavesNext: '2026-08' });
    expect(of(12)).toMatchObject({ leavesNext: '2025-11' });
    expect(of(12)?.indicators).toEqual(expect.arrayContaining(['gmv_t12m', 'leap_merchants']));
    expect(windows.flatMap(({ indicators }) => indicators)).not.toContain('paid_gmv');
  });
});
