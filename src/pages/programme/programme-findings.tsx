import { useMemo } from 'react';
import type { LadderView, ProgrammeBoard } from '../../contract/programme.ts';
import type { ProgrammeRules } from '../../contract/programme-settings.ts';
import type { LadderCode } from '../../domain/programme/ladder.ts';
import { CourseSection } from './course-section.tsx';
import { LadderCard } from './ladder-card.tsx';
import { useProgrammeMessages } from './messages.ts';
import { NextSection } from './next-section.tsx';
import type { ProgrammeView } from './programme-address.ts';
import { ProgrammeSentence } from './programme-sentence.tsx';
import { RegionsSection } from './regions-section.tsx';
import { type RowsPaths, rowsPaths, shownLadder } from './rows-paths.ts';
import { TotalsSection } from './totals-section.tsx';

export interface FindingsProps {
  board: ProgrammeBoard;
  /** The rules the definitions quote; undefined until they are read. */
  rules: ProgrammeRules | undefined;
  paths: RowsPaths;
}

export interface LadderProps extends FindingsProps {
  ladder: LadderView;
}

interface ProgrammeFindingsProps extends Omit<FindingsProps, 'paths'> {
  view: ProgrammeView;
  maySetTargets: boolean;
  stale: boolean;
  onChange: (view: ProgrammeView) => void;
}

/** The board, top down: the sentence, the four clubs, the whole, one club's course and its nearest, the regions. */
export function ProgrammeFindings(props: ProgrammeFindingsProps) {
  const { board, rules, view, maySetTargets, stale, onChange } = props;
  const t = useProgrammeMessages();
  const paths = useMemo(() => rowsPaths(board), [board]);
  const findings = { board, rules, paths };
  const ladder = shownLadder(board, view.ladder);
  const choose = (code: LadderCode) => onChange({ ...view, ladder: code });
  return (
    <div className="programme-stack" data-stale={stale || undefined}>
      <ProgrammeSentence {...findings} />
      <section aria-labelledby="programme-ladders">
        <h2 className="wm-sr-only" id="programme-ladders">
          {t('laddersTitle')}
        </h2>
        <div className="programme-ladders">
          {board.ladders.map((one) => (
            <LadderCard
              key={one.code}
              {...findings}
              ladder={one}
              maySetTargets={maySetTargets}
              shown={one.code === ladder?.code}
              onShow={() => choose(one.code)}
            />
          ))}
        </div>
      </section>
      <TotalsSection {...findings} />
      {ladder && <CourseSection {...findings} ladder={ladder} onChoose={choose} />}
      {ladder && <NextSection {...findings} ladder={ladder} />}
      <RegionsSection {...findings} view={view} />
    </div>
  );
}
