import type { MerchantFigures } from '../../contract/merchant-figures.ts';
import { FiguresSentence, type FiguresSentenceProps } from './figures-sentence.tsx';
import { GrowthSection } from './growth-section.tsx';
import type { Against } from './merchants-address.ts';
import { PenetrationSection } from './penetration-section.tsx';

export interface FiguresViewProps extends FiguresSentenceProps {
  figures: MerchantFigures;
  /** The answer belongs to the question before this one. */
  stale: boolean;
  onAgainstChange: (against: Against) => void;
}

/** The finding and its picture; nothing to picture before the first month is stored. */
export function FiguresView({ stale, onAgainstChange, ...sentence }: FiguresViewProps) {
  const { figures, against } = sentence;
  return (
    <div className={stale ? 'merchants-figures merchants-stale' : 'merchants-figures'} aria-busy={stale}>
      <FiguresSentence {...sentence} />
      {figures.month !== null && (
        <div className="merchants-pair">
          <PenetrationSection figures={figures} rowsTo={sentence.rowsTo} />
          <GrowthSection figures={figures} against={against} onAgainstChange={onAgainstChange} />
        </div>
      )}
    </div>
  );
}
