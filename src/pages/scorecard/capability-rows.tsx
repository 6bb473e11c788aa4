import type { CapabilityScore } from '../../contract/scorecards.ts';
import { CapabilityMark, capabilityColour } from '../../ui/blocks/capability-mark.tsx';
import { DefinitionPopover } from '../../ui/blocks/definition-popover.tsx';
import { ScoreBar } from '../../ui/blocks/score-bar.tsx';
import { ScoreStateTag, useStateReason } from '../../ui/blocks/state-tag.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { AppealLink } from './appeal-link.tsx';
import { IndicatorRow } from './indicator-row.tsx';
import { useScorecardMessages } from './messages.ts';
import type { ModelView } from './model-view.ts';

interface CapabilityRowsProps {
  capability: CapabilityScore;
  index: number;
  view: ModelView;
  assessmentId: string;
  open: boolean;
}

/** A capability and, below it, the indicators it is made of. */
export function CapabilityRows({ capability, index, view, assessmentId, open }: CapabilityRowsProps) {
  const t = useScorecardMessages();
  const f = useFormats();
  const of = useLocalized();
  const reason = useStateReason();
  const digits = view.model.digits.capability;
  const colour = capabilityColour(capability.code, index);
  const node = view.capability(capability.code);
  const name = of(node?.name ?? { zh: capability.code, en: capability.code });
  return (
    <tbody id={`capability-${capability.code}`} className="scorecard-capability">
      <tr className="scorecard-capability-row">
        <th scope="rowgroup" colSpan={2}>
          <CapabilityMark code={capability.code} index={index} name={name} />
          <DefinitionPopover
            definition={{
              name,
              formula: t(node?.aggregation === 'geometric' ? 'geometricMean' : 'arithmeticMean'),
              base: (node?.members ?? [])
                .map((member) => {
                  const part = view.indicator(member.code)?.name ?? view.capability(member.code)?.name;
                  return `${part ? of(part) : member.code} ${f.number(member.weight)}`;
                })
                .join(t('listMark')),
              source: 'O',
              extra: [
                {
                  label: t('coverage'),
                  value: t('capabilityCoverage', {
                    minimum: f.percent(node?.minimumCoverage ?? 0, 0),
                    coverage: f.percent(capability.coverage, 0),
                  }),
                },
              ],
            }}
          />
          {capability.state !== 'scored' ? (
            <ScoreStateTag state={capability.state} />
          ) : (
            capability.coverage < 1 && (
              <span className="scorecard-meta">
                {t('coverageNote', { coverage: f.percent(capability.coverage, 0) })}
              </span>
            )
          )}
          <span className="scorecard-meta">
            <AppealLink assessmentId={assessmentId} capability={capability.code} />
          </span>
        </th>
        <td className="scorecard-wide" colSpan={4} />
        <td className="scorecard-wide scorecard-end">
          {capability.peerMedian !== null && (
            <span className="scorecard-meta" data-tip={t('peerDefinition')}>
              {f.score(capability.peerMedian, digits)}
            </span>
          )}
        </td>
        <td className="scorecard-score">
          <ScoreBar
            score={capability.score}
            text={capability.score === null ? '' : f.score(capability.score, digits)}
            top={view.model.top}
            colour={colour}
            reason={reason(capability.state)}
            {...(capability.nextTierFloor === null
              ? {}
              : { thresholds: [{ at: capability.nextTierFloor, label: t('floor') }] })}
          />
        </td>
        <td className="scorecard-end wm-num scorecard-wide">{f.percent(capability.effectiveWeight, 1)}</td>
        <td className="scorecard-end wm-num scorecard-contribution">
          {capability.contribution === null ? (
            <Missing reason={reason(capability.state)} />
          ) : (
            <strong>{f.score(capability.contribution, 2)}</strong>
          )}
        </td>
      </tr>
      {open &&
        capability.indicators.map((score) => (
          <IndicatorRow key={score.code} score={score} view={view} colour={colour} />
        ))}
    </tbody>
  );
}
