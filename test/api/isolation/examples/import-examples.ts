import { MODEL, type Objects, READY_FILE, WAITING_FILE } from '../objects.ts';
import { type Example, type Examples, MISSING, nobody, whole } from './example.ts';

function aboutImports(
  objects: Objects,
  status: Partial<Record<'stored' | 'ready' | 'waiting', number>> = {},
  sent: Partial<Example> = {},
): Example[] {
  return [
    ...(['stored', 'ready', 'waiting'] as const).map((state) => ({
      object: `${state} import`,
      params: { importId: objects[state].id },
      revision: objects[state].revision,
      said: [objects[state].id],
      ...(status[state] !== undefined && { status: status[state] }),
      ...sent,
    })),
    {
      object: 'no import',
      params: { importId: MISSING },
      revision: 1,
      seenBy: nobody,
      said: [MISSING],
      ...sent,
    },
  ];
}

/** Imports and what was rejected of them. */
export const IMPORT_EXAMPLES: Examples = {
  inspectFile: () => [whole({ bytes: READY_FILE, query: { model: MODEL } })],
  createImport: ({ waiting }) => [
    whole({ body: { model: MODEL, fileName: 'x.csv', sizeBytes: 10, mapping: waiting.mapping } }),
    {
      object: 'no model',
      said: [MISSING],
      seenBy: nobody,
      body: { model: MISSING, fileName: 'x.csv', sizeBytes: 10, mapping: waiting.mapping },
    },
  ],
  putImportContent: (objects) => aboutImports(objects, { stored: 409, ready: 409 }, { bytes: WAITING_FILE }),
  listImports: () => [whole()],
  getImport: (objects) => aboutImports(objects),
  listRejections: (objects) => aboutImports(objects),
  exportRejections: (objects) => aboutImports(objects),
  confirmImport: (objects) =>
    aboutImports(
      objects,
      { stored: 409, waiting: 409 },
      {
        body: { rowsRejected: objects.ready.counts.rowsRejected },
      },
    ),
  cancelImport: (objects) => aboutImports(objects, { stored: 409 }),
};
