import type { OpenApiDocument, Operation } from '../../../server/openapi/openapi-document.ts';

/** One operation as the published document describes it; nothing about it comes from elsewhere. */
export interface MatrixOperation {
  id: string;
  method: string;
  path: string;
  action: Operation['x-action'];
  scope: Operation['x-scope'];
  effect: Operation['x-effect'];
  headers: string[];
  /** JSON, bytes or none. */
  body: 'json' | 'bytes' | null;
  /** Status of an answer that went well. */
  success: number;
  responses: number[];
}

export function readOperations(document: OpenApiDocument): MatrixOperation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      action: operation['x-action'],
      scope: operation['x-scope'],
      effect: operation['x-effect'],
      headers: (operation.parameters ?? []).filter((one) => one.in === 'header').map(({ name }) => name),
      body: operation.requestBody
        ? 'application/json' in operation.requestBody.content
          ? 'json'
          : 'bytes'
        : null,
      success: Math.min(...Object.keys(operation.responses).map(Number)),
      responses: Object.keys(operation.responses).map(Number),
    })),
  );
}
