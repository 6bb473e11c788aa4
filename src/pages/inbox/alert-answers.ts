import type { Alert } from '../../contract/alerts.ts';

/** What the service answers of these alerts, as the tests of this page need it. */
export function countOf(alerts: readonly Alert[]) {
  const open = alerts.filter(({ resolvedAt }) => resolvedAt === null);
  return {
    open: open.length,
    unread: open.filter(({ readAt }) => readAt === null).length,
    kinds: [...new Set(open.map(({ kind }) => kind))].map((kind) => ({
      kind,
      open: open.filter((one) => one.kind === kind).length,
      unread: 0,
    })),
  };
}

/** As the service filters; three rows a page, so that there is a second one. */
export function pageOf(alerts: readonly Alert[], search: URLSearchParams) {
  const kinds = search.get('kind')?.split(',');
  const state = search.get('state') ?? 'open';
  const matching = alerts.filter(
    (one) =>
      (!kinds || kinds.includes(one.kind)) &&
      (state === 'all' || (one.resolvedAt === null) === (state === 'open')) &&
      (search.get('unread') !== 'yes' || one.readAt === null),
  );
  const from = Number(search.get('cursor') ?? 0);
  const limit = Number(search.get('limit') ?? 3);
  return {
    items: matching.slice(from, from + limit),
    total: matching.length,
    nextCursor: from + limit < matching.length ? String(from + limit) : null,
    counts: [],
  };
}
