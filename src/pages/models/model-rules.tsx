import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import { CategoryWeights } from './category-weights.tsx';
import { ScoringRules } from './scoring-rules.tsx';
import { TierGates } from './tier-gates.tsx';

/** How a model turns indicators into totals and tiers: weights and scoring beside the gates. */
export function ModelRules({ model }: { model: CapabilityModel }) {
  return (
    <div className="models-pair">
      <div className="models-column">
        <CategoryWeights model={model} />
        <ScoringRules model={model} />
      </div>
      <TierGates model={model} />
    </div>
  );
}
