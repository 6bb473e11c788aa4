import type { ReactNode } from 'react';
import type { LeapDetail } from '../../contract/leaps.ts';
import type { ProgrammeContent } from '../../contract/programme-settings.ts';
import { StateTag, type Tone } from '../../ui/blocks/state-tag.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { LapseTag, useLapseTip } from '../../ui/leap/leap-state-tag.tsx';
import { useLeapExplanation } from '../../ui/leap/use-leap-explanation.ts';
import { useLeapDrawerMessages } from './drawer-messages.ts';
import { type LeapCheck, leapChecks } from './leap-checks.ts';

export function DrawerPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="leap-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** What still has to happen, one line each. */
export function MissingParts({ leap }: { leap: LeapDetail }) {
  const t = useLeapDrawerMessages();
  const f = useFormats();
  const { missing } = useLeapExplanation()(leap);
  // A decision that is missing has a part of its own.
  if (leap.state === 'disputed' || (missing.length === 0 && leap.monthsToGo === null)) return null;
  return (
    <DrawerPart title={t('missing')}>
      <ul className="leap-list">
        {leap.monthsToGo !== null && <li>{t('missingHeld', leap.held)}</li>}
        {missing.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {leap.open && <li>{t('deadline', { month: f.period(leap.lastCountingMonth) })}</li>}
      </ul>
    </DrawerPart>
  );
}

interface AmountsProps {
  months: readonly { month: string; yuan: number | null }[];
  /** Why a month has none. */
  reason: string;
  /** Months below it are marked. */
  below?: number;
}

/** A few months with their amounts, side by side. */
function MonthAmounts({ months, reason, below }: AmountsProps) {
  const f = useFormats();
  return (
    <dl className="leap-months">
      {months.map(({ month, yuan }) => (
        <div key={month}>
          <dt>{f.period(month)}</dt>
          <dd
            data-tip={yuan === null ? undefined : f.exactMoney(yuan)}
            tabIndex={yuan === null ? undefined : 0}
          >
            {yuan === null ? <Missing reason={reason} /> : f.money(yuan)}
            {yuan !== null && below !== undefined && (
              <span className={yuan < below ? 'leap-below' : 'leap-above'}>{yuan < below ? '↓' : '✓'}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function BaselinePart({ leap, leastMonths }: { leap: LeapDetail; leastMonths: number }) {
  const t = useLeapDrawerMessages();
  const f = useFormats();
  const { months, yuan, band, newShop } = leap.baseline;
  const known = months.filter((one) => one.yuan !== null).length;
  const said = newShop
    ? t('baseline.newShop', { band: band ?? '—' })
    : yuan === null
      ? t('baseline.none', { count: known, least: leastMonths })
      : t('baseline.median', { count: known, yuan: f.money(yuan), band: band ?? '—' });
  return (
    <DrawerPart title={t('baseline')}>
      <p>{said}</p>
      <MonthAmounts months={months} reason={t('openingMonth')} />
    </DrawerPart>
  );
}

const tones: Record<LeapCheck['outcome'], Tone> = { passed: 'good', failed: 'bad', off: 'neutral' };

/** Every rule with what it found, so that nobody has to believe a verdict. */
export function ChecksPart({ leap, rules }: { leap: LeapDetail; rules: ProgrammeContent['leap'] }) {
  const t = useLeapDrawerMessages();
  const f = useFormats();
  const checks = leapChecks(leap, rules, t, f);
  return (
    <DrawerPart title={t('checks')}>
      {checks.length === 0 ? (
        <p className="wm-meta">{t('checksNone', { of: leap.held.of })}</p>
      ) : (
        <ul className="leap-checks">
          {checks.map(({ key, outcome, evidence }) => (
            <li key={key}>
              <span className="leap-check-name">{t(`check.${key}`)}</span>
              <StateTag tone={tones[outcome]}>{t(`outcome.${outcome}`)}</StateTag>
              <span className="leap-check-evidence">{evidence}</span>
            </li>
          ))}
        </ul>
      )}
    </DrawerPart>
  );
}

export function LapsePart({ leap }: { leap: LeapDetail }) {
  const t = useLeapDrawerMessages();
  const tip = useLapseTip();
  if (leap.lapse === null) return null;
  const reached = leap.bands.find(({ code }) => code === leap.reachedBand);
  return (
    <DrawerPart title={t('lapse')}>
      <p>
        <LapseTag lapse={leap.lapse} inCell /> {tip(leap.lapse)}
      </p>
      {leap.lapseMonths.length === 0 ? (
        <p className="wm-meta">{t('lapse.notYet')}</p>
      ) : (
        <MonthAmounts
          months={leap.lapseMonths}
          reason={t('noRow')}
          {...(reached && { below: reached.fromYuan })}
        />
      )}
    </DrawerPart>
  );
}
