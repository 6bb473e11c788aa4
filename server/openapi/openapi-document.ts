import { z } from 'zod';
import { PROBLEM_STATUS, type ProblemCode, problem } from '../../src/contract/problem.ts';
import type { Route, RouteEffect, RouteScope } from '../../src/contract/route.ts';
import { routes } from '../../src/contract/routes.ts';
import { type Action, mayDo } from '../../src/domain/access/policy.ts';
import { PROBLEM_TITLES } from '../http/problem.ts';

export type JsonSchema = { [key: string]: unknown };

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  /** What the caller's role must allow, and whose rows the answer is made of. */
  'x-action': Action;
  'x-scope': RouteScope;
  /** Only where the method could change something. */
  'x-effect'?: RouteEffect;
  parameters?: {
    name: string;
    in: 'path' | 'query' | 'header';
    required: boolean;
    description?: string;
    schema: JsonSchema;
  }[];
  requestBody?: { required: boolean; description?: string; content: Record<string, { schema: JsonSchema }> };
  responses: Record<
    string,
    {
      description: string;
      headers?: Record<string, unknown>;
      content?: Record<string, { schema: JsonSchema }>;
    }
  >;
}

export interface OpenApiDocument {
  openapi: '3.1.0';
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
}

/** Codes that any route may answer, besides its own. */
const EVERYWHERE: readonly ProblemCode[] = ['invalid_request', 'internal'];

/** The OpenAPI 3.1 document of the routes, from the same shapes that check requests and answers. */
export function openApiDocument(version: string): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = {};
  const describe = (shape: z.ZodType, io: 'input' | 'output') => toSchema(shape, io, schemas);
  describe(problem, 'output');
  const paths: OpenApiDocument['paths'] = {};
  for (const route of Object.values(routes) as Route[]) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, describe) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Windmaker 造风台',
      version,
      description:
        'Grades service providers of a live-commerce platform: facts in, a versioned capability model, stored and repeatable assessments out. Messages follow Accept-Language (zh or en). Errors are RFC 9457 problem details with a closed list of codes: see /docs/problems.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(Object.values(routes).map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: { schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))) },
  };
}

type Describe = (shape: z.ZodType, io: 'input' | 'output') => JsonSchema;

function operationOf(route: Route, describe: Describe): Operation {
  const parameters = [
    ...parametersOf('path', route.params, describe),
    ...parametersOf('query', route.query, describe),
    ...conditionsOf(route),
  ];
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    'x-action': route.action,
    'x-scope': route.scope,
    ...(route.effect && { 'x-effect': route.effect }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && {
      requestBody:
        route.body.kind === 'json'
          ? {
              required: true,
              content: { 'application/json': { schema: describe(route.body.shape, 'input') } },
            }
          : {
              required: true,
              description: route.body.description,
              content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
            },
    }),
    responses: { ...successOf(route, describe), ...problemsOf(route) },
  };
}

function parametersOf(place: 'path' | 'query', shape: z.ZodObject | undefined, describe: Describe) {
  if (!shape) return [];
  return Object.entries(shape.shape).map(([name, field]) => {
    const { description, ...schema } = describe(field as z.ZodType, 'input');
    const required = place === 'path' || !(field as z.ZodType).safeParse(undefined).success;
    return {
      name,
      in: place,
      required,
      ...(typeof description === 'string' && { description }),
      schema,
    };
  });
}

/** What a repeatable or a deciding call says about itself. */
function conditionsOf(route: Route) {
  const header = (name: string, description: string, schema: JsonSchema) =>
    ({ name, in: 'header', required: true, description, schema }) as const;
  return [
    ...(route.idempotent
      ? [
          header('Idempotency-Key', 'One value per intent: the same again answers as the first time', {
            type: 'string',
            minLength: 8,
            maxLength: 200,
          }),
        ]
      : []),
    ...(route.conditional
      ? [
          header('If-Match', 'The revision this is based on, in quotes', {
            type: 'string',
            pattern: '^"\\d{1,9}"$',
          }),
        ]
      : []),
  ];
}

function successOf(route: Route, describe: Describe): Operation['responses'] {
  const headers = {
    'X-Request-Id': { description: 'Printed in the server log', schema: { type: 'string' } },
  };
  const { response } = route;
  if (response.kind === 'empty') return { 204: { description: 'Done', headers } };
  const [type = ''] = response.kind === 'file' ? response.contentType.split(';') : ['application/json'];
  const schema = response.kind === 'file' ? { type: 'string' } : describe(response.shape, 'output');
  return {
    [response.status]: { description: route.summary, headers, content: { [type]: { schema } } },
    ...(response.kind === 'json' &&
      route.method === 'get' && {
        304: { description: 'Unchanged since the ETag in If-None-Match', headers },
      }),
  };
}

function problemsOf(route: Route): Operation['responses'] {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set([
    ...EVERYWHERE,
    ...authorisationProblems(route),
    ...conditionProblems(route),
    ...route.problems,
  ])) {
    byStatus.set(PROBLEM_STATUS[code], [...(byStatus.get(PROBLEM_STATUS[code]) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `${code}: ${PROBLEM_TITLES[code].en}`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function authorisationProblems(route: Route): ProblemCode[] {
  if (mayDo(null, route.action)) return [];
  return ['unauthenticated', 'forbidden'];
}

function conditionProblems(route: Route): ProblemCode[] {
  return [
    ...(route.idempotent ? (['conflict'] as const) : []),
    ...(route.conditional ? (['precondition_failed', 'precondition_required'] as const) : []),
  ];
}

/** JSON Schema of a shape; everything with an id moves to the components, its input form under a name of its own. */
function toSchema(shape: z.ZodType, io: 'input' | 'output', schemas: Record<string, JsonSchema>): JsonSchema {
  const {
    $schema: _,
    $defs = {},
    ...schema
  } = z.toJSONSchema(shape, { io, unrepresentable: 'any' }) as JsonSchema;
  const suffix = io === 'input' ? 'Input' : '';
  const moved = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll(/"#\/\$defs\/(\w+)"/g, `"#/components/schemas/$1${suffix}"`));
  for (const [id, definition] of Object.entries($defs as Record<string, JsonSchema>)) {
    const { id: __, ...rest } = moved(definition) as JsonSchema;
    schemas[id + suffix] = rest;
  }
  const { id, ...rest } = moved(schema) as JsonSchema;
  if (typeof id !== 'string') return rest;
  schemas[id + suffix] = rest;
  return { $ref: `#/components/schemas/${id}${suffix}` };
}
