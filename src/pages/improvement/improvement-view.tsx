import { lazy, Suspense } from 'react';
import type { ImprovementPlan } from '../../contract/improvement-plans.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { SkeletonBlock } from '../../ui/blocks/skeleton.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useModelWords } from '../../ui/definition/model-words.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { ChangesSection } from './changes-section.tsx';
import { EffortDrawer } from './effort-drawer.tsx';
import { FindingLine } from './finding-line.tsx';
import { GatesSection } from './gates-section.tsx';
import type { ImprovementAddress } from './improvement-address.ts';
import { useImprovementMessages } from './messages.ts';
import { MonthsSection } from './months-section.tsx';
import { ObstaclesSection } from './obstacles-section.tsx';
import { scorecardPath } from './scorecard-path.ts';
import { StandingCard } from './standing-card.tsx';

// Below the first view.
const LeapsAndTargets = lazy(() =>
  import('./leaps-and-targets.tsx').then((module) => ({ default: module.LeapsAndTargets })),
);

export interface ImprovementViewProps {
  plan: ImprovementPlan;
  model: CapabilityModel;
  address: ImprovementAddress;
  stale: boolean;
}

/** Top to bottom in the order of the questions: where am I, when is it decided, what is missing, what first. */
export function ImprovementView({ plan, model, address, stale }: ImprovementViewProps) {
  const t = useImprovementMessages();
  const f = useFormats();
  const words = useModelWords(model);
  const { provider, stamp } = plan;
  const view = { plan, model, address, words };
  // Months that are still missing come with time; what blocks the way comes before what to do.
  const blocked = (plan.path?.obstacles.length ?? 0) > 0;
  return (
    <>
      <PageHeader
        title={f.lang === 'en' && provider.nameEn ? provider.nameEn : provider.name}
        period={stamp.period}
        scope={`${t('title')} · ${words.category(provider.category)}`}
        dataTime={stamp.dataThrough}
        back={{ to: scorecardPath(provider.id, address), label: t('backToCard') }}
        badges={
          provider.compliance !== 'clear' && (
            <StateTag tone={provider.compliance === 'veto' ? 'bad' : 'attention'}>
              {t(`compliance.${provider.compliance}`)}
            </StateTag>
          )
        }
      />
      <div className="improvement" aria-busy={stale}>
        <section className="improvement-answer" aria-label={t('title')}>
          <FindingLine {...view} />
          <StandingCard {...view} />
        </section>
        <TargetChoice {...view} />
        {blocked && <ObstaclesSection {...view} />}
        <ChangesSection {...view} />
        {!blocked && <ObstaclesSection {...view} />}
        <div className="improvement-pair">
          <GatesSection {...view} />
          <MonthsSection {...view} />
        </div>
        <Suspense fallback={<SkeletonBlock height={260} />}>
          <LeapsAndTargets providerId={provider.id} />
        </Suspense>
        <p className="improvement-note">{t('note')}</p>
        <EffortDrawer {...view} />
      </div>
    </>
  );
}

export type ViewPart = Pick<ImprovementViewProps, 'plan' | 'model' | 'address'> & {
  words: ReturnType<typeof useModelWords>;
};

function TargetChoice({ plan, model, address, words }: ViewPart) {
  const t = useImprovementMessages();
  const position = model.tiers.findIndex(({ code }) => code === plan.current.tier);
  const held = model.tiers[position];
  const next = model.tiers[position + 1];
  // One choice is none: candidates have nothing to keep, the top nothing to reach.
  if (!held || !next) return null;
  return (
    <div className="improvement-target">
      <Segmented
        label={t('target')}
        value={plan.target}
        onChange={address.setTarget}
        options={[
          { value: 'next', label: t('targetNext', { tier: words.tier(next.code) }) },
          { value: 'hold', label: t('targetHold', { tier: words.tier(held.code) }) },
        ]}
      />
    </div>
  );
}
