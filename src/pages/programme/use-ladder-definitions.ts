import type { LadderView, ProgrammeBoard } from '../../contract/programme.ts';
import type { ProgrammeRules } from '../../contract/programme-settings.ts';
import type { MetricDefinition } from '../../ui/blocks/definition-popover.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useTargetReason } from '../../ui/target/target-words.ts';
import { useDefinitionMessages } from './definition-messages.ts';
import { useProgrammeMessages } from './messages.ts';
import { useClubName } from './use-club-name.ts';

export interface LadderDefinitions {
  club: MetricDefinition;
  pace: MetricDefinition;
  forecast: MetricDefinition;
  backTest: MetricDefinition;
  needed: MetricDefinition;
}

/** How each number of a ladder is made, with the limits the rules in force set; they are our defaults and say so. */
export function useLadderDefinitions(): (
  ladder: LadderView,
  board: ProgrammeBoard,
  rules: ProgrammeRules | undefined,
) => LadderDefinitions {
  const t = useDefinitionMessages();
  const words = useProgrammeMessages();
  const formats = useFormats();
  const clubName = useClubName();
  const reasonOf = useTargetReason();
  const percent = (share: number) => formats.percent(share, 0);

  const lineOf = ({ amount, atLeast, below }: LadderView) => {
    const text = (value: number) => (amount === 'gmv' ? formats.money(value) : formats.number(value));
    if (amount === 'gmv') {
      return below === null
        ? t('lineGmv', { atLeast: text(atLeast) })
        : t('lineGmvBelow', { atLeast: text(atLeast), below: text(below) });
    }
    return below === null
      ? t('lineLeaps', { atLeast: text(atLeast) })
      : t('lineLeapsBelow', { atLeast: text(atLeast), below: text(below) });
  };

  return (ladder, board, rules) => {
    const tested = ladder.goal?.forecast.backTest;
    return {
      club: {
        name: clubName(ladder),
        formula: lineOf(ladder),
        base: t('base'),
        window: t('window'),
        source: ladder.source,
        extra: [
          ...(ladder.amount === 'leaps' ? [{ label: t('leap'), value: t('leapText') }] : []),
          { label: t('countMode'), value: words(`countMode.${board.countMode}`) },
          { label: t('start'), value: t('startText') },
          ...(rules
            ? [
                {
                  label: t('funnel'),
                  value: t('funnelText', {
                    halfway: percent(rules.halfwayShare),
                    sprint: percent(rules.sprintShare),
                  }),
                },
              ]
            : []),
        ],
      },
      pace: {
        name: words('pace'),
        formula: t('paceFormula'),
        source: 'O',
        extra: rules
          ? [
              {
                label: t('paceStatus'),
                value: t('paceStatusText', {
                  ahead: formats.number(rules.pace.ahead, 2),
                  onTrack: formats.number(rules.pace.onTrack, 2),
                  behind: formats.number(rules.pace.behind, 2),
                }),
              },
            ]
          : [],
      },
      forecast: {
        name: words('forecast'),
        ...(rules && { formula: t('forecastFormula', { months: rules.forecast.recentMonths }) }),
        source: 'O',
        extra: [
          ...(rules
            ? [
                {
                  label: t('paceStatus'),
                  value: t('forecastStatusText', { atRisk: percent(rules.forecast.atRiskShare) }),
                },
                {
                  label: t('range'),
                  value: t('rangeText', {
                    low: `P${formats.number(rules.forecast.lowQuantile * 100, 0)}`,
                    high: `P${formats.number(rules.forecast.highQuantile * 100, 0)}`,
                    least: rules.forecast.leastErrors,
                  }),
                },
              ]
            : []),
          { label: t('forecastWhy'), value: t('forecastWhyText') },
        ],
      },
      backTest: {
        name: words('backTest'),
        formula: t('backTestFormula'),
        source: 'O',
        extra: tested
          ? [
              ...(tested.bias === null
                ? []
                : [
                    {
                      label: t('backTestBias'),
                      value: t(tested.bias >= 0 ? 'backTestBiasOver' : 'backTestBiasUnder', {
                        bias: formats.percent(Math.abs(tested.bias)),
                      }),
                    },
                  ]),
              {
                label: t('backTestCoverage'),
                value: tested.coverage
                  ? t('backTestCoverageText', {
                      judged: tested.coverage.judged,
                      held: tested.coverage.held,
                    })
                  : reasonOf('too_few_errors'),
              },
              ...(tested.skippedOrigins > 0
                ? [
                    {
                      label: t('backTestSkipped'),
                      value: t('backTestSkippedText', { count: tested.skippedOrigins }),
                    },
                  ]
                : []),
            ]
          : [],
      },
      needed: { name: words('needed'), formula: t('neededFormula'), source: 'O' },
    };
  };
}
