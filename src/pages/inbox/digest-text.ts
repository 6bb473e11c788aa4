import type { Alert, Digest } from '../../contract/alerts.ts';
import type { useDigestMessages } from './digest-messages.ts';
import type { AlertEnding } from './use-alert-ending.ts';
import type { AlertText } from './use-alert-text.ts';

/** Lines of one kind and part; a chat is no place for fifty. */
const MOST_LINES = 8;

interface TextParts {
  t: ReturnType<typeof useDigestMessages>;
  text: AlertText;
  ending: AlertEnding;
  /** 2026-11-22 周日. */
  dayName: string;
  /** Where the whole digest is read. */
  address: string;
}

/** The digest as plain text for a chat: sums first, what is new and what is over line by line, the link last. */
export function digestText(
  { totals, kinds }: Digest,
  { t, text, ending, dayName, address }: TextParts,
): string {
  const lines = (say: (alert: Alert) => string, { total, items }: { total: number; items: Alert[] }) => {
    const shown = items.slice(0, MOST_LINES);
    return [
      ...shown.map(say),
      ...(total > shown.length ? [t('textMore', { count: total - shown.length })] : []),
    ];
  };
  return [
    t('textHead', { day: dayName }),
    t('textSums', { raised: totals.raised, resolved: totals.resolved, open: totals.open }),
    ...kinds
      .filter(({ raised, open, resolved }) => raised.total + open.total + resolved.total > 0)
      .flatMap(({ kind, raised, open, resolved }) => [
        '',
        t('textKind', {
          kind: text.kind(kind),
          raised: raised.total,
          resolved: resolved.total,
          open: open.total,
        }),
        ...lines((alert) => t('textRaised', { sentence: text.explain(alert).sentence }), raised),
        ...lines(
          (alert) =>
            t('textResolved', { sentence: text.explain(alert).sentence, ending: ending(alert) ?? '' }),
          resolved,
        ),
      ]),
    '',
    address,
  ].join('\n');
}
