import type { Comparison } from '../../contract/scorecards.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import type { ModelWords } from '../../ui/definition/model-words.ts';
import { CapabilityFigures } from './capability-figures.tsx';
import { ComparedRadar } from './compared-radar.tsx';
import { ComparedTable } from './compared-table.tsx';
import { ComparisonSentence } from './comparison-sentence.tsx';

export interface ComparisonViewProps {
  comparison: Comparison;
  /** Undefined when the model could not be read; names then fall back to codes. */
  model: CapabilityModel | undefined;
  words: ModelWords;
}

export function ComparisonView(props: ComparisonViewProps) {
  return (
    <div className="compare-stack">
      <ComparisonSentence {...props} />
      <div className="compare-pair">
        <ComparedRadar {...props} />
        <CapabilityFigures {...props} />
      </div>
      <ComparedTable {...props} />
    </div>
  );
}
