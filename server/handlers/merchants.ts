import { readCursor, writeCursor } from '../http/cursor.ts';
import type { HandlersOf } from '../http/handler.ts';
import { readMerchantDetail } from './merchants/merchant-detail.ts';
import { exportMerchantList } from './merchants/merchant-export.ts';
import { readMerchantFacets } from './merchants/merchant-facets.ts';
import { readMerchantFigures } from './merchants/merchant-figures.ts';
import { MerchantMatches } from './merchants/merchant-matches.ts';
import { readMerchantMoves } from './merchants/merchant-moves.ts';
import { readMerchantRows } from './merchants/merchant-rows.ts';
import { resolveMerchantView } from './merchants/merchant-view.ts';

export const merchantHandlers: HandlersOf<
  | 'listMerchants'
  | 'exportMerchants'
  | 'getMerchantFacets'
  | 'getMerchantFigures'
  | 'getMerchantMoves'
  | 'getMerchant'
> = {
  listMerchants: async ({ context, caller, query }) => {
    const { db } = context;
    const view = await resolveMerchantView(db, caller, query.month, context.now());
    const { cursor, limit, ...asked } = query;
    const dependsOn = [asked, view.month];
    const position = readCursor(cursor, dependsOn);
    const matches = new MerchantMatches(db, view, query, query.sort);
    const { rows, total } = await matches.page(position, limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await readMerchantRows(
        db,
        view,
        shown.map(({ id }) => id),
      ),
      total,
      nextCursor: last && rows.length > limit ? writeCursor(last, dependsOn) : null,
      month: view.month,
      months: [...view.months],
    };
  },

  exportMerchants: async (call) => exportMerchantList(call),

  getMerchantFacets: async ({ context, caller, query }) =>
    readMerchantFacets(
      context.db,
      await resolveMerchantView(context.db, caller, query.month, context.now()),
      query,
    ),

  getMerchantFigures: async ({ context, caller, query }) =>
    readMerchantFigures(
      context.db,
      await resolveMerchantView(context.db, caller, query.month, context.now()),
      query,
    ),

  getMerchantMoves: ({ context, caller, query }) => readMerchantMoves(context.db, caller, query),

  getMerchant: async ({ context, caller, params }) =>
    readMerchantDetail(
      context.db,
      await resolveMerchantView(context.db, caller, undefined, context.now()),
      params.merchantId,
    ),
};
