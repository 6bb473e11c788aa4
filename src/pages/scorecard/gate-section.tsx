import { Link, useSearchParams } from 'react-router';
import type { GateResult, Scorecard } from '../../contract/scorecards.ts';
import { useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { StateTag, type Tone } from '../../ui/blocks/state-tag.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useLocalized } from '../../ui/i18n/language.ts';
import { AppealLink } from './appeal-link.tsx';
import { type GateTexts, isMissed, useGateTexts } from './gate-texts.ts';
import { useScorecardMessages } from './messages.ts';
import type { ModelView } from './model-view.ts';
import { scopeParams } from './scope-params.ts';

const tones: Record<GateResult['state'], Tone> = {
  met: 'good',
  missed: 'bad',
  waived: 'neutral',
  unknown: 'attention',
};

/** Every gate of a tier with its value, threshold and margin; opens at the next tier, what is missing on top. */
export function GateSection({ card, view }: { card: Scorecard; view: ModelView }) {
  const t = useScorecardMessages();
  const of = useLocalized();
  const texts = useGateTexts(view, card.provider.compliance);
  const [chosen, choose] = useDrawerParam('gates');
  const byCode = (code: string | null) => card.gates.find((entry) => entry.tier === code);
  const shown = byCode(chosen) ?? byCode(card.nextTier) ?? byCode(card.tier) ?? card.gates[0];
  if (!shown) {
    return (
      <Section id="gates" title={t('gates')}>
        <p className="scorecard-quiet">{t('nextNoTiers')}</p>
      </Section>
    );
  }
  const tierName = (code: string) => of(view.tier(code)?.name ?? { zh: code, en: code });
  const missed = shown.gates.filter(isMissed);
  const held = shown.gates.filter((gate) => !isMissed(gate));
  const waived = held.filter((gate) => gate.state === 'waived').length;
  return (
    <Section
      id="gates"
      title={t(waived > 0 ? 'gatesWaived' : missed.length === 0 ? 'gatesHeld' : 'gatesFinding', {
        tier: tierName(shown.tier),
        met: held.length - waived,
        waived,
        all: shown.gates.length,
      })}
      definition={{ name: t('gates'), base: t('gatesDefinition'), source: 'O' }}
      actions={
        card.gates.length > 1 && (
          <Segmented
            label={t('gateTier')}
            options={card.gates.map((entry) => ({ value: entry.tier, label: tierName(entry.tier) }))}
            value={shown.tier}
            onChange={choose}
          />
        )
      }
    >
      <table className="scorecard-table scorecard-gates">
        <thead>
          <tr>
            <th scope="col">{t('gate')}</th>
            <th scope="col" className="scorecard-end">
              {t('value')}
            </th>
            <th scope="col" className="scorecard-end">
              {t('threshold')}
            </th>
            <th scope="col" className="scorecard-end">
              {t('margin')}
            </th>
            <th scope="col" className="scorecard-gate-state">
              {t('gateState')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...missed, ...held].map((gate) => (
            <GateRow key={`${gate.kind}:${gate.subject}`} gate={gate} texts={texts} />
          ))}
        </tbody>
      </table>
      <NextTierLink id={card.provider.id} />
      <p className="scorecard-foot">
        {t('gatesNote')} <AppealLink assessmentId={card.stamp.assessmentId} />
      </p>
    </Section>
  );
}

/** How to get there is a page of its own. */
function NextTierLink({ id }: { id: string }) {
  const t = useScorecardMessages();
  const [params] = useSearchParams();
  return (
    <p className="scorecard-foot">
      <Link to={`/providers/${encodeURIComponent(id)}/next-tier?${scopeParams(params)}`}>
        {t('nextTierLink')}
      </Link>
    </p>
  );
}

function GateRow({ gate, texts }: { gate: GateResult; texts: GateTexts }) {
  const value = texts.value(gate);
  return (
    <tr className={isMissed(gate) ? 'scorecard-gate-open' : undefined}>
      <th scope="row">{texts.name(gate)}</th>
      <td className="scorecard-end wm-num">
        {value === null ? <Missing reason={texts.state(gate)} /> : value}
      </td>
      <td className="scorecard-end wm-num">{texts.threshold(gate)}</td>
      <td className="scorecard-end wm-num">{texts.margin(gate)}</td>
      <td className="scorecard-gate-state">
        <StateTag tone={tones[gate.state]}>{texts.state(gate)}</StateTag>
      </td>
    </tr>
  );
}
