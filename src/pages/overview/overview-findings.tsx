import type { Overview } from '../../contract/overview.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import type { ModelWords } from '../../ui/definition/model-words.ts';
import { AttentionSection } from './attention-section.tsx';
import { CapabilityMediansSection } from './capability-medians-section.tsx';
import { MeasuresSection } from './measures-section.tsx';
import { useOverviewMessages } from './messages.ts';
import { type OverviewView, overviewSearch } from './overview-address.ts';
import { OverviewSentence } from './overview-sentence.tsx';
import { ScoreDistributionSection } from './score-distribution-section.tsx';
import { TierMatrixSection } from './tier-matrix-section.tsx';

export type PublishedOverview = Overview & { stamp: NonNullable<Overview['stamp']> };

export interface FindingsProps {
  overview: PublishedOverview;
  /** Undefined when the model could not be read; names then fall back to codes. */
  model: CapabilityModel | undefined;
  words: ModelWords;
  view: OverviewView;
}

/** Everything the published assessment says about the providers in scope. */
export function OverviewFindings({ stale, ...found }: FindingsProps & { stale: boolean }) {
  const t = useOverviewMessages();
  const { overview, view } = found;
  if (overview.headline.providers === 0) {
    const { region: _, category: __, ...everybody } = view;
    return (
      <Section>
        <EmptyState
          title={t('emptyScopeTitle')}
          detail={t('emptyScopeDetail')}
          action={
            <ButtonLink kind="primary" to={`/${overviewSearch(everybody)}`}>
              {t('actionEverybody')}
            </ButtonLink>
          }
        />
      </Section>
    );
  }
  return (
    <div className="overview-stack" aria-busy={stale} data-stale={stale || undefined}>
      <OverviewSentence {...found} />
      <div className="overview-pair">
        <TierMatrixSection {...found} />
        <ScoreDistributionSection {...found} />
      </div>
      <CapabilityMediansSection {...found} />
      <AttentionSection {...found} />
      <MeasuresSection {...found} />
    </div>
  );
}
