/** The scorecard of the same model and period; with an indicator, opened at how it is computed. */
export function scorecardPath(
  providerId: string,
  { model, period }: { model: string | null; period: string | null },
  indicator?: string,
): string {
  const search = new URLSearchParams();
  if (model) search.set('model', model);
  if (period) search.set('period', period);
  if (indicator) search.set('indicator', indicator);
  const text = search.toString();
  return `/providers/${encodeURIComponent(providerId)}${text && `?${text}`}`;
}
