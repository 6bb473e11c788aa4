import type { HandlersOf } from '../http/handler.ts';
import { cancelImport } from '../imports/cancel-import.ts';
import { confirmImport } from '../imports/confirm-import.ts';
import { createImport } from '../imports/create-import.ts';
import { asFileProblem } from '../imports/file-problem.ts';
import { describeImport, readImport } from '../imports/import-record.ts';
import { inspectFile } from '../imports/inspect-file.ts';
import { listImports } from '../imports/list-imports.ts';
import { exportRejections, listRejections } from '../imports/list-rejections.ts';
import { receiveContent } from '../imports/receive-content.ts';

export const importHandlers: HandlersOf<
  | 'inspectFile'
  | 'createImport'
  | 'putImportContent'
  | 'listImports'
  | 'getImport'
  | 'listRejections'
  | 'exportRejections'
  | 'confirmImport'
  | 'cancelImport'
> = {
  inspectFile: async ({ context, query, body }) => {
    try {
      const { model, kind, encoding } = query;
      return await inspectFile(context, { model, kind, encoding, head: body });
    } catch (error) {
      throw asFileProblem(error);
    }
  },

  createImport: async ({ context, caller, body, language, write }) =>
    write(async ({ db, record }) => {
      const row = await createImport({ ...context, db }, caller, body);
      const { fileName, sizeBytes, kind, modelCode } = row;
      record({
        object: { type: 'import', id: row.publicId },
        before: null,
        after: { fileName, sizeBytes: Number(sizeBytes), kind, model: modelCode },
      });
      return describeImport(row, language);
    }),

  putImportContent: async (call) => describeImport(await receiveContent(call), call.language),

  listImports: async ({ context, query, language }) => listImports(context, query, language),

  getImport: async ({ context, params, language }) =>
    describeImport(await readImport(context.db, params.importId), language),

  listRejections: async ({ context, params, query }) => listRejections(context, params.importId, query),

  exportRejections: async ({ context, params, query }) =>
    exportRejections(context, params.importId, query.lang),

  confirmImport: async (call) => confirmImport(call),

  cancelImport: async ({ params, language, write }) =>
    write(async ({ db, record }) => {
      const before = await readImport(db, params.importId);
      const row = await cancelImport(db, params.importId);
      record({
        object: { type: 'import', id: row.publicId },
        before: { status: before.status },
        after: { status: row.status },
      });
      return describeImport(row, language);
    }),
};
