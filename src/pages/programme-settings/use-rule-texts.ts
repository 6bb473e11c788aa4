import { useMemo } from 'react';
import type { ProgrammeContent } from '../../contract/programme-settings.ts';
import type { MetricDefinition } from '../../ui/blocks/definition-popover.tsx';
import { type Formats, useFormats } from '../../ui/format/use-formats.ts';
import { useSettingsMessages } from './messages.ts';
import { useRuleMessages } from './rule-messages.ts';
import { RULES, type Rule, type RulePath, type RuleUnit, readAt, toPercent } from './rules.ts';

type RuleWords = ReturnType<typeof useRuleMessages>;
type ChoiceCode =
  | 'exclusive'
  | 'nested'
  | 'first_window'
  | 'highest_window'
  | 'operated_sessions'
  | 'decision';

export interface RuleTexts {
  name: (path: string, content: ProgrammeContent) => string;
  /** The value as a sentence would say it: 3 个月, 70%, 互斥：… */
  value: (path: string, content: ProgrammeContent) => string;
  choice: (code: string) => string;
  definition: (path: RulePath) => MetricDefinition;
}

/** Names and values of the rules in the reader's language, for forms, differences and histories alike. */
export function useRuleTexts(): RuleTexts {
  const t = useSettingsMessages();
  const words = useRuleMessages();
  const f = useFormats();
  return useMemo<RuleTexts>(() => {
    const rules = new Map<string, Rule>(RULES.map((rule) => [rule.path, rule]));
    const choice = (code: string) => words(`choice.${code as ChoiceCode}`);
    return {
      choice,
      name: (path, content) => {
        if (path === 'leap.bands') return words('rule.leap.bands');
        const club = clubAt(path, content);
        if (club) return club.name[f.lang];
        if (!rules.has(path)) return t('unknownClub', { number: path.split('.').at(-1) ?? '' });
        return words(`rule.${path as RulePath}`);
      },
      value: (path, content) => {
        if (path === 'leap.bands') {
          return content.leap.bands.map(({ code, fromYuan }) => `${code} ${f.money(fromYuan)}`).join(' · ');
        }
        const club = clubAt(path, content);
        if (club) {
          const line =
            club.amount === 'gmv'
              ? f.money(club.atLeast)
              : `${f.number(club.atLeast)} ${words('unit.leaps')}`;
          return `${f.number(club.goalProviders)} ${words('unit.providers')} × ${line}`;
        }
        const rule = rules.get(path);
        const stored = readAt(content, path);
        if (rule === undefined || stored === undefined) return '—';
        return 'choices' in rule ? choice(String(stored)) : valueText(stored, rule.unit, f, words);
      },
      definition: (path) => ({
        name: words(`rule.${path}`),
        formula: words(`how.${path}`),
        source: 'O' as const,
      }),
    };
  }, [t, words, f]);
}

function clubAt(path: string, { programme }: ProgrammeContent) {
  const at = /^programme\.ladders\.(\d+)$/.exec(path)?.[1];
  return at === undefined ? undefined : programme.ladders[Number(at)];
}

function valueText(stored: unknown, unit: RuleUnit, f: Formats, words: RuleWords): string {
  if (unit === 'month') return f.period(String(stored));
  if (typeof stored !== 'number' || Number.isNaN(stored)) return '—';
  if (unit === 'share') return `${f.number(toPercent(stored))}%`;
  if (unit === 'index') return f.number(stored);
  return `${f.number(stored)} ${words(`unit.${unit}`)}`;
}
