import type { Scorecard } from '../../contract/scorecards.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { scrollable } from '../../ui/blocks/scrollable.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { CapabilityRows } from './capability-rows.tsx';
import { MeasureTable } from './measure-table.tsx';
import { useScorecardMessages } from './messages.ts';
import type { ModelView } from './model-view.ts';

/** Capability → indicator, each with what it was made of and what it gave to the total. */
export function CapabilityTable({ card, view }: { card: Scorecard; view: ModelView }) {
  const t = useScorecardMessages();
  const f = useFormats();
  const [depth, setDepth, clearDepth] = useDrawerParam('depth');
  // Where nothing has a score, two dozen rows of dashes would say no more than the capabilities do.
  const opensWide = card.capabilities.some((capability) => capability.score !== null);
  const open = depth === null ? opensWide : depth !== 'capabilities';
  const digits = view.model.digits.total;
  const wide = 'scorecard-end scorecard-wide';
  return (
    <Section
      title={useHeading(card, view)}
      note={t('capabilitiesHint')}
      definition={{
        name: t('capabilities'),
        source: 'O',
        extra: [
          { label: `${t('numerator')} · ${t('denominator')}`, value: t('partsDefinition') },
          { label: t('sample'), value: t('sampleDefinition') },
          { label: t('goalposts'), value: t('goalpostsDefinition') },
          { label: t('peerMedianRaw'), value: t('peerDefinition') },
          { label: t('score'), value: t('scoreDefinition') },
          { label: t('weight'), value: t('weightDefinition') },
          { label: t('contribution'), value: t('contributionDefinition') },
        ],
      }}
      actions={
        <Button
          kind="quiet"
          aria-expanded={open}
          onClick={() => (open === opensWide ? setDepth(open ? 'capabilities' : 'indicators') : clearDepth())}
        >
          {t(open ? 'collapseAll' : 'expandAll')}
        </Button>
      }
    >
      <div className="scorecard-scroll" {...scrollable}>
        <table className="scorecard-table scorecard-indicators">
          <thead>
            <tr>
              <th scope="col">{t('indicator')}</th>
              <th scope="col" className="scorecard-end">
                {t('raw')}
              </th>
              <th scope="col" className={wide}>
                {t('numerator')}
              </th>
              <th scope="col" className={wide}>
                {t('denominator')}
              </th>
              <th scope="col" className={wide}>
                {t('sample')}
              </th>
              <th scope="col" className={wide}>
                {t('goalposts')}
              </th>
              <th scope="col" className={wide}>
                {t('peerMedianRaw')}
              </th>
              <th scope="col" className="scorecard-score">
                {t('score')}
              </th>
              <th scope="col" className={wide}>
                {t('weight')}
              </th>
              <th scope="col" className="scorecard-end scorecard-contribution">
                {t('contribution')}
              </th>
            </tr>
          </thead>
          {card.capabilities.map((capability, index) => (
            <CapabilityRows
              key={capability.code}
              capability={capability}
              index={index}
              view={view}
              assessmentId={card.stamp.assessmentId}
              open={open}
            />
          ))}
          {card.total !== null && (
            <tfoot>
              <SumRow label={t('rounding')} value={f.delta(card.roundingRemainder, 'points', 4).text} />
              <SumRow label={t('sumOfContributions')} value={f.score(card.total, digits)} strong />
            </tfoot>
          )}
        </table>
      </div>
      {card.measures.length > 0 && <MeasureTable measures={card.measures} view={view} />}
    </Section>
  );
}

function SumRow({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <tr className={strong ? undefined : 'scorecard-remainder'}>
      <th scope="row" colSpan={2}>
        {label}
      </th>
      <td className="scorecard-wide" colSpan={5} />
      <td />
      <td className="scorecard-wide" />
      <td className="scorecard-end wm-num scorecard-contribution">
        {strong ? <strong>{value}</strong> : value}
      </td>
    </tr>
  );
}

/** The capability that gives the total most, when there is one; else what the table holds. */
function useHeading(card: Scorecard, view: ModelView): string {
  const t = useScorecardMessages();
  const f = useFormats();
  const of = useLocalized();
  const [most] = card.capabilities
    .filter((capability) => capability.contribution !== null)
    .sort((a, b) => (b.contribution ?? 0) - (a.contribution ?? 0));
  const capability = most && view.capability(most.code);
  if (!capability || !most || card.total === null) return t('capabilities');
  return t('capabilitiesFinding', {
    name: of(capability.name),
    points: f.score(most.contribution ?? 0, 2),
    total: f.score(card.total, view.model.digits.total),
  });
}
