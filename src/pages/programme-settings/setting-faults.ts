import type { ProgrammeContent } from '../../contract/programme-settings.ts';
import { checkLeapSettings } from '../../domain/leap/check-leap-settings.ts';
import { periodCadence, periodDistance } from '../../domain/period/period.ts';
import { checkProgrammeSettings } from '../../domain/programme/programme-settings.ts';
import type { Lang } from '../../ui/i18n/language.ts';
import { RULES, readAt } from './rules.ts';

/** Faults by the path of the field that shows them. */
export type SettingFaults = ReadonlyMap<string, string>;

export interface FaultWords {
  empty: string;
  period: string;
}

/** A fault of several fields stands at the one that is filled in last. */
const SHOWN_AT: Record<string, string> = { 'programme.pace': 'programme.pace.behind' };

/** What keeps the rules from being saved, at the fields concerned. An empty number says that it is empty, nothing else. */
export function faultsOf(content: ProgrammeContent, words: FaultWords, lang: Lang): SettingFaults {
  const faults = new Map<string, string>();
  for (const path of numberPaths(content)) {
    if (Number.isNaN(readAt(content, path))) faults.set(path, words.empty);
  }
  const found = [
    ...checkLeapSettings(content.leap).map(({ path, message, fix }) => ({
      path: `leap.${path}`,
      text: joined(message[lang], fix[lang], lang),
    })),
    ...checkProgrammeSettings(content.programme).map(({ path, message }) => ({
      path: `programme.${path}`,
      text: message[lang],
    })),
    ...(isYear(content.period) ? [] : [{ path: 'period.to', text: words.period }]),
  ];
  for (const { path, text } of found) {
    const at = SHOWN_AT[path] ?? path;
    if (!faults.has(at)) faults.set(at, text);
  }
  return faults;
}

function numberPaths({ leap, programme }: ProgrammeContent): string[] {
  return [
    ...RULES.map(({ path }) => path),
    ...leap.bands.map((_, at) => `leap.bands.${at}.fromYuan`),
    ...programme.ladders.flatMap((_, at) =>
      ['goalProviders', 'atLeast'].map((key) => `programme.ladders.${at}.${key}`),
    ),
  ];
}

const joined = (message: string, fix: string, lang: Lang) =>
  lang === 'zh' ? `${message}。${fix}` : `${message}. ${fix}`;

/** As the service asks: 3 to 60 months, both ends inside. */
function isYear({ from, to }: ProgrammeContent['period']): boolean {
  if (periodCadence(from) !== 'month' || periodCadence(to) !== 'month') return false;
  const months = periodDistance(from, to) + 1;
  return months >= 3 && months <= 60;
}
