import { useQuery } from '@tanstack/react-query';
import type { LeapDetail } from '../../contract/leaps.ts';
import { leapQuery, useDecideAttribution } from '../../queries/leaps.ts';
import { programmeSettingsQuery } from '../../queries/programme-settings.ts';
import { problemOf } from '../../queries/request.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { Drawer } from '../../ui/blocks/drawer.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { SkeletonBlock, SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { LeapStateTag } from '../../ui/leap/leap-state-tag.tsx';
import { useLeapStateMeaning, useLeapWords } from '../../ui/leap/leap-words.ts';
import { useLeapDrawerMessages } from './drawer-messages.ts';
import { leapSearch } from './leap-address.ts';
import { AttributionPart } from './leap-attribution.tsx';
import { LeapDecision } from './leap-decision.tsx';
import { BaselinePart, ChecksPart, LapsePart, MissingParts } from './leap-facts.tsx';
import { LeapLadder } from './leap-ladder.tsx';
import { nameOf } from './leap-names.ts';
import './leap-drawer.css';

interface LeapDrawerProps {
  id: string;
  own: boolean;
  onClose: () => void;
}

/** One relation: the months that made its leap or what is missing, and who owns it. */
export function LeapDrawer({ id, own, onClose }: LeapDrawerProps) {
  const t = useLeapDrawerMessages();
  const words = useLeapWords();
  const f = useFormats();
  const leap = useQuery(leapQuery(id));
  const detail = leap.data;
  const subtitle = () => {
    if (!detail) return undefined;
    const said = {
      provider: nameOf(detail.provider, f.lang),
      role: words(`role.${detail.role}`),
      from: detail.startedOn,
    };
    return detail.endedOn === null
      ? t('subtitle', said)
      : t('subtitleUntil', { ...said, to: detail.endedOn });
  };
  return (
    <Drawer
      open
      onClose={onClose}
      title={detail ? nameOf(detail.merchant, f.lang) : t('loadingTitle')}
      subtitle={subtitle()}
      width={640}
      footer={
        detail && (
          <>
            {!own && (
              <ButtonLink to={`/leaps${leapSearch({ filter: { provider: [detail.provider.id] } })}`}>
                {t('toProvider')}
              </ButtonLink>
            )}
            <ButtonLink to={`/merchants/${encodeURIComponent(detail.merchant.id)}`}>
              {t('toMerchant')}
            </ButtonLink>
          </>
        )
      }
    >
      {detail ? (
        <LeapBody leap={detail} onRefresh={() => void leap.refetch()} />
      ) : leap.error ? (
        <ErrorState problem={problemOf(leap.error)} onRetry={() => void leap.refetch()} />
      ) : (
        <div className="leap-body">
          <SkeletonText lines={2} />
          <SkeletonBlock height={220} />
          <SkeletonText lines={6} />
        </div>
      )}
    </Drawer>
  );
}

function LeapBody({ leap, onRefresh }: { leap: LeapDetail; onRefresh: () => void }) {
  const t = useLeapDrawerMessages();
  const f = useFormats();
  const meaning = useLeapStateMeaning();
  const settings = useQuery(programmeSettingsQuery());
  const rules = settings.data?.content.leap;
  const decide = useDecideAttribution(leap.id);
  const { baselineBand, reachedBand, completedMonth } = leap;
  const isLeap = baselineBand !== null && reachedBand !== null && completedMonth !== null;
  return (
    <div className="leap-body">
      <div className="leap-verdict">
        <LeapStateTag state={leap.state} />
        <p>
          {isLeap && (
            <strong>
              {t('leapFinding', {
                from: baselineBand,
                to: reachedBand,
                month: f.period(completedMonth),
              })}{' '}
            </strong>
          )}
          {meaning(leap.state)}
        </p>
      </div>
      <LeapLadder leap={leap} />
      <MissingParts leap={leap} />
      {leap.mayDecide && <LeapDecision leap={leap} decide={decide} onRefresh={onRefresh} />}
      {rules ? (
        <>
          <ChecksPart leap={leap} rules={rules} />
          <AttributionPart leap={leap} coveredShare={rules.coveredShare} />
          <LapsePart leap={leap} />
          <BaselinePart leap={leap} leastMonths={rules.leastBaselineMonths} />
        </>
      ) : settings.error ? (
        <ErrorState problem={problemOf(settings.error)} onRetry={() => void settings.refetch()} />
      ) : (
        <SkeletonText lines={6} />
      )}
      <p className="wm-meta">
        {t('evaluated', {
          at: f.instant(leap.evaluatedAt),
          version: String(leap.settingsVersion),
          month: leap.monthsThrough ? f.period(leap.monthsThrough) : '—',
        })}
      </p>
    </div>
  );
}
