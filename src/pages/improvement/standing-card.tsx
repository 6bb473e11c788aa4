import type { ReactNode } from 'react';
import { DefinitionPopover } from '../../ui/blocks/definition-popover.tsx';
import { DeltaText } from '../../ui/blocks/delta-text.tsx';
import { Sparkline } from '../../ui/blocks/sparkline.tsx';
import { useStateReason } from '../../ui/blocks/state-tag.tsx';
import { TierBadge } from '../../ui/blocks/tier-badge.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { ViewPart } from './improvement-view.tsx';
import { useImprovementMessages } from './messages.ts';

/** Tier, total with its trend, what a settlement today would say, and when the next one is. */
export function StandingCard(view: ViewPart) {
  return (
    <dl className="improvement-standing">
      <TierNow {...view} />
      <Total {...view} />
      <Projected {...view} />
      <Settlement {...view} />
    </dl>
  );
}

function TierNow({ plan, model, words }: ViewPart) {
  const t = useImprovementMessages();
  const f = useFormats();
  const { tierOutcome, tier, settledPeriod } = plan.current;
  return (
    <Fact label={t('tierNow')} definition={t('tierDefinition')}>
      <TierBadge
        outcome={tierOutcome}
        code={tier}
        {...(tier && { name: words.tier(tier), rank: model.tiers.findIndex(({ code }) => code === tier) })}
        size="large"
      />
      <span className="improvement-meta">
        {settledPeriod ? t('settledIn', { period: f.period(settledPeriod) }) : t('settledNone')}
      </span>
    </Fact>
  );
}

function Total({ plan, model }: ViewPart) {
  const t = useImprovementMessages();
  const f = useFormats();
  const reason = useStateReason();
  const digits = model.digits.total;
  const totals = plan.trend.map(({ total }) => total);
  const known = totals.filter((total) => total !== null);
  const asked = plan.path?.gates.find(({ kind }) => kind === 'total')?.threshold;
  return (
    <Fact label={t('total')} definition={t('totalDefinition')}>
      <span className="improvement-total">
        <strong className="improvement-number wm-num">
          {plan.total === null ? <Missing reason={reason(plan.totalState)} /> : f.score(plan.total, digits)}
        </strong>
        {plan.total !== null && (
          <DeltaText value={plan.delta} kind="points" digits={digits} reason={t('noPrevious')} />
        )}
      </span>
      {known.length > 1 && (
        <Sparkline
          values={totals}
          width={132}
          height={26}
          {...(asked !== undefined && asked !== null && { threshold: asked })}
          label={t('trendLabel', {
            count: totals.length,
            first: f.score(known[0] ?? 0, digits),
            last: f.score(known.at(-1) ?? 0, digits),
          })}
        />
      )}
    </Fact>
  );
}

function Projected({ plan, model, words }: ViewPart) {
  const t = useImprovementMessages();
  const { projected, current } = plan;
  if (!projected) return null;
  const { action, tier, count, allowed } = projected;
  const suspended = action === 'suspend' || action === 'remain_suspended';
  const outcome = suspended ? 'suspended' : tier === null ? 'candidate' : 'tiered';
  return (
    <Fact label={t('projected')} definition={t('projectedDefinition')}>
      <TierBadge
        outcome={outcome}
        code={tier}
        {...(tier && { name: words.tier(tier), rank: model.tiers.findIndex(({ code }) => code === tier) })}
        size={tier === current.tier ? 'regular' : 'large'}
      />
      <span className="improvement-meta">
        {t(`action.${action}`, { count: String(count ?? 0), allowed: String(allowed ?? 0) })}
      </span>
    </Fact>
  );
}

function Settlement({ plan }: ViewPart) {
  const t = useImprovementMessages();
  const f = useFormats();
  const { settlement } = plan;
  if (!settlement) {
    return (
      <Fact label={t('settlement')} definition={t('settlementDefinition')}>
        <Missing reason={t('settlementNone')} />
      </Fact>
    );
  }
  return (
    <Fact label={t('settlement')} definition={t('settlementDefinition')}>
      <strong className="improvement-days wm-num">
        {settlement.daysLeft === 0 ? t('settlementToday') : t('settlementIn', { count: settlement.daysLeft })}
      </strong>
      <span className="improvement-meta wm-num">{f.date(settlement.settlesOn)}</span>
      <span className="improvement-meta">
        {t('settlementNote', { quarter: f.period(settlement.quarter), date: f.date(settlement.dataThrough) })}
      </span>
    </Fact>
  );
}

function Fact({ label, definition, children }: { label: string; definition: string; children: ReactNode }) {
  return (
    <div className="improvement-fact">
      <dt className="improvement-label">
        {label}
        <DefinitionPopover definition={{ name: label, base: definition, source: 'O' }} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
