import type { Caller } from '../../../../server/context.ts';
import { MODEL, type Objects, PERIODS } from '../objects.ts';
import {
  counts,
  csvRows,
  type Example,
  type Examples,
  isLimited,
  MISSING,
  nobody,
  whole,
} from './example.ts';

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

/** Assessments in every state. */
export const ASSESSMENT_EXAMPLES: Examples = {
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
  exportAssessment: (objects) =>
    aboutAssessments(objects).map((example) =>
      // Nobody's result before it is published.
      example.object === 'draft assessment'
        ? { ...example, seenBy: (caller: Caller | null) => caller !== null && !isLimited(caller) }
        : { ...example, check: counts((text: string) => csvRows(text)) },
    ),
};
