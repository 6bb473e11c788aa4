import { z } from 'zod';

/** Closed list of machine-readable causes; each has one HTTP status. */
export const PROBLEM_STATUS = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  precondition_failed: 412,
  payload_too_large: 413,
  unsupported_media: 415,
  model_invalid: 422,
  file_unreadable: 422,
  limit_exceeded: 422,
  precondition_required: 428,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof PROBLEM_STATUS;

const problemCode = z.enum(Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]]);

/** RFC 9457 problem details; `detail` and `fix` follow Accept-Language (zh or en). */
export const problem = z
  .object({
    type: z.string().describe('URI reference of the problem kind, /docs/problems#code'),
    title: z.string(),
    status: z.number().int(),
    code: problemCode,
    detail: z.string().describe('What failed, in the language of the request'),
    fix: z.string().nullable().describe('What the reader can do; null when there is nothing to do'),
    requestId: z.string().describe('Printed in the server log beside the cause'),
    errors: z
      .array(z.object({ path: z.string(), message: z.string(), fix: z.string().nullable() }))
      .describe('One entry per offending field or rule; empty when the whole request is at fault'),
    current: z
      .unknown()
      .optional()
      .describe('With precondition_failed: the newest state, in the shape that reading it answers'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
