import { gateFactsAt } from '../grading/gate-facts.ts';
import type { GradedCohort } from '../grading/graded-cohort.ts';
import type { Tier } from '../model/capability-model.ts';
import { evaluateGates, gatesHold } from '../settlement/gates.ts';
import { findCheapestPath, type ImprovementPath } from './cheapest-path.ts';
import type { EffortSettings } from './effort.ts';
import {
  type CurrentTier,
  currentTier,
  monthsStandInTheWay,
  type ProjectedSettlement,
  type PublishedPoint,
  projectSettlement,
} from './projected-settlement.ts';
import { type RollingWindow, rollingWindows } from './rolling-windows.ts';
import { type NextSettlement, nextSettlement } from './settlement-date.ts';

export const IMPROVEMENT_TARGETS = ['next', 'hold'] as const;
export type ImprovementTarget = (typeof IMPROVEMENT_TARGETS)[number];

export interface ImprovementQuestion {
  graded: GradedCohort;
  at: number;
  /** Published results of the provider, oldest first, up to `period`. */
  points: readonly PublishedPoint[];
  period: string;
  /** Left out: hold where today's numbers would not, the next tier otherwise. */
  target?: ImprovementTarget | undefined;
  settings: EffortSettings;
  /** ISO date, from which days are counted. */
  today: string;
}

export interface ImprovementPlan {
  current: CurrentTier;
  target: ImprovementTarget;
  /** Null when there is nothing to reach (top tier) or to hold (no tier yet). */
  path: ImprovementPath | null;
  /** Too few months have passed the next tier's cut, whatever changes now; not said where there is no total at all. */
  waitsForMonths: boolean;
  /** Null for models that are not settled by quarter. */
  projected: ProjectedSettlement | null;
  settlement: NextSettlement | null;
  windows: RollingWindow[];
}

/** What is missing to the next tier, or to keep this one, and what a settlement held today would decide. */
export function planImprovement(question: ImprovementQuestion): ImprovementPlan {
  const { graded, at, points, period, settings, today } = question;
  const { model } = graded;
  const facts = gateFactsAt(graded, at);
  const current = currentTier(points, period);
  const position = model.tiers.findIndex(({ code }) => code === current.tier);
  const held = model.tiers[position];
  const next = model.tiers[position + 1];
  const target = question.target ?? usefulTarget(held, next, facts);
  const tier = target === 'next' ? next : held;
  const projected = projectSettlement(model, points, period, facts);
  const path = tier ? findCheapestPath(graded, at, tier, settings) : null;
  const ratable = path?.obstacles.every(({ kind }) => kind !== 'not_rated' && kind !== 'veto') ?? false;
  return {
    current,
    target,
    path,
    waitsForMonths: target === 'next' && ratable && projected !== null && monthsStandInTheWay(projected),
    projected,
    settlement: projected ? nextSettlement(today) : null,
    windows: rollingWindows(model, period),
  };
}

function usefulTarget(
  held: Tier | undefined,
  next: Tier | undefined,
  facts: ReturnType<typeof gateFactsAt>,
): ImprovementTarget {
  if (!held) return 'next';
  return next && gatesHold(evaluateGates(held, facts)) ? 'next' : 'hold';
}
