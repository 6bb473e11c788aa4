import { COMPLIANCE_STATES, type ComplianceState } from '../grading/states.ts';
import { wordIndex } from './text-rows.ts';

const COMPLIANCE_WORDS: Record<ComplianceState, readonly string[]> = {
  clear: ['正常', '合规', '无'],
  watch: ['观察', '关注'],
  capped: ['受限', '封顶', '限级'],
  veto: ['一票否决', '否决', '清退'],
};

/** What a file may call a state of compliance. */
export const COMPLIANCE_INDEX = wordIndex(
  COMPLIANCE_STATES.map((code) => ({ code, names: COMPLIANCE_WORDS[code] })),
);
