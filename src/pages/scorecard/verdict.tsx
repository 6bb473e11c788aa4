import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Scorecard } from '../../contract/scorecards.ts';
import { useCategoryName } from '../../ui/blocks/category-tag.tsx';
import { DefinitionPopover } from '../../ui/blocks/definition-popover.tsx';
import { DeltaText } from '../../ui/blocks/delta-text.tsx';
import { usePhone } from '../../ui/blocks/media.ts';
import { Sparkline } from '../../ui/blocks/sparkline.tsx';
import { useStateReason } from '../../ui/blocks/state-tag.tsx';
import { TierBadge } from '../../ui/blocks/tier-badge.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { HoldBack } from './hold-back.tsx';
import { useScorecardMessages } from './messages.ts';
import type { ModelView } from './model-view.ts';
import { scopeParams } from './scope-params.ts';
import { useTierName } from './tier-name.ts';
import { VerdictSentence } from './verdict-sentence.tsx';

/** The first thing seen: tier, total, trend and the one capability that holds the provider back. */
export function Verdict({ card, view }: { card: Scorecard; view: ModelView }) {
  const t = useScorecardMessages();
  return (
    <section className="scorecard-verdict" aria-label={t('verdict')}>
      <VerdictSentence card={card} view={view} />
      <div className="scorecard-verdict-facts">
        <TierFact card={card} view={view} />
        <TotalFact card={card} view={view} />
        <OtherFacts card={card} view={view} />
        <HoldBack card={card} view={view} />
      </div>
    </section>
  );
}

function TierFact({ card, view }: { card: Scorecard; view: ModelView }) {
  const t = useScorecardMessages();
  const shared = useSharedMessages();
  const f = useFormats();
  const of = useLocalized();
  const tierName = useTierName(view);
  const tier = view.tier(card.tier);
  const before = card.history.find((point) => point.period === card.stamp.previousPeriod);
  return (
    <div className="scorecard-verdict-tier">
      <span className="scorecard-label">
        {shared('tier')}
        <DefinitionPopover definition={{ name: shared('tier'), base: t('tierDefinition'), source: 'O' }} />
      </span>
      <TierBadge
        outcome={card.tierOutcome}
        code={card.tier}
        {...(tier ? { name: of(tier.name), rank: view.model.tiers.indexOf(tier) } : {})}
        size="large"
      />
      <span className="scorecard-meta">
        {before
          ? t('tierBefore', {
              period: f.period(before.period),
              tier: tierName(before.tierOutcome, before.tier),
            })
          : t('noPrevious')}
      </span>
    </div>
  );
}

function TotalFact({ card, view }: { card: Scorecard; view: ModelView }) {
  const t = useScorecardMessages();
  const f = useFormats();
  const reason = useStateReason();
  const digits = view.model.digits.total;
  const totals = card.history.map((point) => point.total);
  const known = totals.filter((total) => total !== null);
  const phone = usePhone();
  return (
    <div className="scorecard-hero">
      <span className="scorecard-label">
        {t('total')}
        <DefinitionPopover
          definition={{ name: t('total'), base: t('totalDefinition', { digits }), source: 'O' }}
        />
      </span>
      <span className="scorecard-hero-line">
        <strong className="scorecard-hero-number wm-num">
          {card.total === null ? <Missing reason={reason(card.totalState)} /> : f.score(card.total, digits)}
        </strong>
        {card.total !== null && (
          <span className="scorecard-meta">{t('totalTop', { top: view.model.top })}</span>
        )}
      </span>
      <span className="scorecard-hero-foot">
        {card.total !== null && (
          <DeltaText value={card.delta} kind="points" digits={digits} reason={t('noPrevious')} />
        )}
        {known.length > 1 && (
          <Sparkline
            values={totals}
            width={phone ? 88 : 132}
            height={28}
            label={t('trendLabel', {
              count: totals.length,
              first: f.score(known[0] ?? 0, digits),
              last: f.score(known.at(-1) ?? 0, digits),
            })}
          />
        )}
      </span>
    </div>
  );
}

function OtherFacts({ card, view }: { card: Scorecard; view: ModelView }) {
  const t = useScorecardMessages();
  const f = useFormats();
  const of = useLocalized();
  const reason = useStateReason();
  const categoryName = useCategoryName();
  const [params] = useSearchParams();
  const digits = view.model.digits.total;
  const category = card.peers.category ?? 'undetermined';
  return (
    <dl className="scorecard-verdict-list">
      <Fact label={t('rank')} definition={t('rankDefinition')}>
        {card.rank === null ? (
          <Missing reason={reason(card.totalState)} />
        ) : (
          <Link to={`/providers?${scopeParams(params)}`}>
            {t('rankOf', { rank: f.number(card.rank), ranked: f.number(card.ranked) })}
          </Link>
        )}
      </Fact>
      <Fact
        label={t('medianTotal')}
        definition={t('medianDefinition')}
        note={
          <Link to={`/providers?${scopeParams(params, { category })}`}>
            {t('peersOf', {
              category: categoryName(
                card.peers.category,
                view.category && card.peers.category ? of(view.category.name) : undefined,
              ),
              peers: f.number(card.peers.count),
            })}
          </Link>
        }
      >
        {card.peers.medianTotal === null ? (
          <Missing reason={t('fewPeers')} />
        ) : (
          f.score(card.peers.medianTotal, digits)
        )}
      </Fact>
      <Fact label={t('coverage')} definition={t('coverageDefinition')}>
        {f.percent(card.coverage, 0)}
      </Fact>
      <Fact label={t('defaultWeights')} definition={t('defaultWeightsDefinition')}>
        {card.defaultWeightsTotal === null ? (
          <Missing reason={reason(card.totalState)} />
        ) : (
          f.score(card.defaultWeightsTotal, digits)
        )}
      </Fact>
    </dl>
  );
}

interface FactProps {
  label: string;
  definition: string;
  note?: ReactNode;
  children: ReactNode;
}

function Fact({ label, definition, note, children }: FactProps) {
  return (
    <div>
      <dt className="scorecard-label">
        {label}
        <DefinitionPopover definition={{ name: label, base: definition, source: 'O' }} />
      </dt>
      <dd className="wm-num">
        {children}
        {note && <span className="scorecard-meta">{note}</span>}
      </dd>
    </div>
  );
}
