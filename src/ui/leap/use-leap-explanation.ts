import { useMemo } from 'react';
import { explainLeap, joinParts, type LeapFormat } from '../../domain/leap/explain-leap.ts';
import type { LeapOutcome } from '../../domain/leap/leap-outcome.ts';
import { formatsFor, useFormats } from '../format/use-formats.ts';
import type { Lang } from '../i18n/language.ts';

type Explained = Pick<LeapOutcome, 'state' | 'held' | 'monthsToGo' | 'missing'>;

export interface LeapReading {
  /** 已保持2/3个月；2026年8月需要 ≥ ¥30万. Empty when nothing is missing. */
  sentence: string;
  /** The parts of it that are missing, one each. */
  missing: readonly string[];
}

/** An amount that is asked for is never rounded down: where the short form would lose something, the exact one stands. */
function neededYuan(yuan: number, lang: Lang): string {
  const formats = formatsFor(lang);
  return Number(yuan.toPrecision(3)) === yuan ? formats.money(yuan) : formats.exactMoney(Math.ceil(yuan));
}

/** How amounts, months and shares read inside an explanation. */
export const leapFormat: LeapFormat = {
  yuan: neededYuan,
  month: (month, lang) => formatsFor(lang).period(month),
  share: (share, lang) => formatsFor(lang).percent(share),
};

/** Says in words what a relation still lacks. */
export function useLeapExplanation(): (leap: Explained) => LeapReading {
  const { lang } = useFormats();
  return useMemo(
    () => (leap) => {
      const explanation = explainLeap(leap, leapFormat);
      return {
        sentence: joinParts(explanation)[lang],
        missing: explanation.missing.map((part) => part[lang]),
      };
    },
    [lang],
  );
}
