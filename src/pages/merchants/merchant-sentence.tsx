import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MerchantDetail } from '../../contract/merchants.ts';
import { LEAP_STATE_WORDS } from '../../domain/leap/leap-state-names.ts';
import { periodEndDate } from '../../domain/period/period.ts';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { JumpLink } from '../../ui/blocks/jump-link.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { bandRange } from '../../ui/merchant/band-range.ts';
import { useMerchantMessages } from './merchant-messages.ts';
import { nameOf } from './merchant-words.ts';
import type { MerchantLeaps } from './use-merchant-leaps.ts';

export interface MerchantSentenceProps {
  merchant: MerchantDetail;
  leaps: MerchantLeaps;
  /** Somebody whom the reader may not see could serve it. */
  limited: boolean;
  /** The reader is the provider. */
  own: boolean;
}

/** Where the merchant stands, who serves it now, and what has come of it. */
export function MerchantSentence({ merchant, leaps, limited, own }: MerchantSentenceProps) {
  const t = useMerchantMessages();
  const f = useFormats();
  const { months, relations, bands } = merchant;
  const clauses: string[] = [];
  const parts: Record<string, ReactNode> = {};

  const at = months.findLastIndex(({ paidGmvYuan }) => paidGmvYuan !== null);
  const latest = months[at];
  if (latest && latest.paidGmvYuan !== null) {
    const band = latest.band ?? '';
    clauses.push(
      t('findingMonth', { month: f.period(latest.month), band, range: bandRange(band, bands, f) }),
    );
    parts.paid = <JumpLink to="months">{f.money(latest.paidGmvYuan)}</JumpLink>;
    const before = months[at - 1]?.paidGmvYuan ?? 0;
    if (before > 0) {
      clauses.push(t('findingGrowth'));
      parts.growth = (
        <JumpLink to="months">{f.delta(latest.paidGmvYuan / before - 1, 'percent').text}</JumpLink>
      );
    }
    const newest = months.at(-1);
    if (newest && newest !== latest && newest.state === 'no_row') {
      clauses.push(t('findingGap', { month: f.period(newest.month) }));
    }
  } else clauses.push(t('findingNoMonths'));

  // What runs at the end of the data; a relation that ends later is still running then.
  const end = months.length > 0 ? periodEndDate(months[months.length - 1]?.month ?? '') : '';
  const running = relations
    .filter(({ endedOn }) => endedOn === null || endedOn >= end)
    .toSorted((a, b) => Number(b.role === 'primary') - Number(a.role === 'primary'));
  const [server] = running;
  if (server) {
    const { provider, startedOn } = server;
    parts.provider = (
      <Link to={`/providers/${encodeURIComponent(provider.id)}`}>{nameOf(provider, f.lang)}</Link>
    );
    clauses.push(
      running.length > 1
        ? t('findingServedMany', { count: running.length })
        : t('findingServed', { date: f.date(startedOn) }),
    );
  } else clauses.push(t(own ? 'findingUnservedOwn' : limited ? 'findingUnservedShown' : 'findingUnserved'));

  const told = server ?? relations[0];
  if (told?.leap) {
    const detail = leaps.byId.get(told.leapId);
    parts.leap = (
      <Link to={`/leaps?leap=${encodeURIComponent(told.leapId)}`}>
        {LEAP_STATE_WORDS[told.leap].name[f.lang]}
      </Link>
    );
    clauses.push(
      detail?.reachedBand && detail.completedMonth
        ? t('findingLeapStep', {
            from: detail.baselineBand ?? '—',
            to: detail.reachedBand,
            month: f.period(detail.completedMonth),
          })
        : t('findingLeap'),
    );
  }
  return <FindingSentence text={`${clauses.join('')}${t('findingEnd')}`} parts={parts} />;
}
