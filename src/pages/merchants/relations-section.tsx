import { Link } from 'react-router';
import type { LeapDetail } from '../../contract/leaps.ts';
import type { ServiceRelation } from '../../contract/merchants.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { BandStep } from '../../ui/leap/band-step.tsx';
import { HeldMonths } from '../../ui/leap/held-months.tsx';
import { LapseTag, LeapStateTag } from '../../ui/leap/leap-state-tag.tsx';
import { useLeapWords } from '../../ui/leap/leap-words.ts';
import { useLeapExplanation } from '../../ui/leap/use-leap-explanation.ts';
import { useMerchantMessages } from './merchant-messages.ts';
import { nameOf, useMerchantWords } from './merchant-words.ts';
import type { MerchantLeaps } from './use-merchant-leaps.ts';

export interface RelationsSectionProps {
  relations: readonly ServiceRelation[];
  leaps: MerchantLeaps;
  /** Somebody whom the reader may not see could serve it. */
  limited: boolean;
}

/** Who served the merchant and when, newest first, and where each relation's leap stands. */
export function RelationsSection({ relations, leaps, limited }: RelationsSectionProps) {
  const t = useMerchantMessages();
  return (
    <Section title={t('relationsTitle')} id="relations">
      {relations.length === 0 && (
        <p className="wm-meta">{t(limited ? 'relationsNoneShown' : 'relationsNone')}</p>
      )}
      <ul className="merchant-relations">
        {relations.map((relation) => (
          <Relation key={relation.leapId} relation={relation} leap={leaps.byId.get(relation.leapId)} />
        ))}
      </ul>
      {leaps.failed && <p className="wm-meta">{t('leapFailed')}</p>}
    </Section>
  );
}

function Relation({ relation, leap }: { relation: ServiceRelation; leap: LeapDetail | undefined }) {
  const t = useMerchantMessages();
  const words = useMerchantWords();
  const roles = useLeapWords();
  const f = useFormats();
  const { provider, role, startedOn, endedOn, operatedSessions, leapId } = relation;
  return (
    <li className="merchant-relation">
      <div className="merchant-relation-head">
        <Link to={`/providers/${encodeURIComponent(provider.id)}`} className="merchant-relation-name">
          {nameOf(provider, f.lang)}
        </Link>
        <StateTag tone={role === 'primary' ? 'info' : 'neutral'} glyph={null}>
          {roles(`role.${role}`)}
        </StateTag>
        <span className="wm-meta wm-num">
          {endedOn === null
            ? t('relationSince', { date: f.date(startedOn) })
            : t('relationFromTo', { from: f.date(startedOn), to: f.date(endedOn) })}
        </span>
        <span className="wm-meta wm-num">
          {operatedSessions === null ? t('sessionsUnknown') : t('sessions', { count: operatedSessions })}
        </span>
      </div>
      {relation.leap === null ? (
        <span className="wm-meta">{words('notEvaluated')}</span>
      ) : (
        <div className="merchant-relation-leap">
          <LeapStateTag state={relation.leap} />
          {leap && <LeapFacts leap={leap} />}
          <Link to={`/leaps?leap=${encodeURIComponent(leapId)}`} className="merchant-relation-open">
            {t('openLeap')}
          </Link>
        </div>
      )}
      {leap && <Missing leap={leap} />}
    </li>
  );
}

function LeapFacts({ leap }: { leap: LeapDetail }) {
  const t = useMerchantMessages();
  const f = useFormats();
  const to = leap.reachedBand ?? leap.targetBand;
  return (
    <>
      {to !== null && <BandStep from={leap.baselineBand} to={to} open={leap.reachedBand === null} />}
      {leap.completedMonth !== null ? (
        <span className="wm-num">{t('completed', { month: f.period(leap.completedMonth) })}</span>
      ) : (
        leap.open && <HeldMonths held={leap.held} />
      )}
      {leap.lapse && <LapseTag lapse={leap.lapse} />}
    </>
  );
}

function Missing({ leap }: { leap: LeapDetail }) {
  const explain = useLeapExplanation();
  const { sentence } = explain(leap);
  return sentence === '' ? null : <p className="merchant-relation-missing">{sentence}</p>;
}
