import type { ProgrammeContent } from '../../src/contract/programme-settings.ts';
import { checkLeapSettings } from '../../src/domain/leap/check-leap-settings.ts';
import { periodCadence, periodDistance } from '../../src/domain/period/period.ts';
import { checkProgrammeSettings } from '../../src/domain/programme/programme-settings.ts';
import { ApiProblem, type ProblemField } from '../http/problem.ts';

/** A programme runs for a season at least and five years at most [O]. */
const FEWEST_MONTHS = 3;
const MOST_MONTHS = 60;

/** Throws invalid_request with every fault of the rules. */
export function refuseFaultySettings({ leap, programme, period }: ProgrammeContent): void {
  const fields: ProblemField[] = [
    ...checkLeapSettings(leap).map(({ path, message, fix }) => ({
      path: `body.content.leap.${path}`,
      message,
      fix,
    })),
    ...checkProgrammeSettings(programme).map(({ path, message }) => ({
      path: `body.content.programme.${path}`,
      message,
    })),
    ...checkPeriod(period),
  ];
  if (fields.length === 0) return;
  throw new ApiProblem(
    'invalid_request',
    {
      zh: `规则有${fields.length}处不能成立，未保存。`,
      en: `${fields.length} of these rules cannot work; nothing was stored.`,
    },
    { zh: '按下列各项修改后重试。', en: 'Correct the parts listed and try again.' },
    fields,
  );
}

function checkPeriod({ from, to }: ProgrammeContent['period']): ProblemField[] {
  const path = 'body.content.period';
  if (periodCadence(from) !== 'month' || periodCadence(to) !== 'month') {
    return [{ path, message: { zh: '起止都要填月份', en: 'both ends must be months' } }];
  }
  const months = periodDistance(from, to) + 1;
  if (months >= FEWEST_MONTHS && months <= MOST_MONTHS) return [];
  return [
    {
      path,
      message: {
        zh: `从${from}到${to}共${months}个月`,
        en: `${months} months from ${from} to ${to}`,
      },
      fix: {
        zh: `填${FEWEST_MONTHS}到${MOST_MONTHS}个月的区间`,
        en: `Give ${FEWEST_MONTHS} to ${MOST_MONTHS} months`,
      },
    },
  ];
}
