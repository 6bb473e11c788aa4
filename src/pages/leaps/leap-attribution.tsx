import type { LeapDetail } from '../../contract/leaps.ts';
import { useMay } from '../../queries/session.ts';
import { Notice } from '../../ui/blocks/notice.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { StoredText } from '../../ui/i18n/stored-text.tsx';
import { useLeapDrawerMessages } from './drawer-messages.ts';
import { DrawerPart } from './leap-facts.tsx';
import { nameOf } from './leap-names.ts';

/** Who could own the leap, on what evidence, and who does. */
export function AttributionPart({ leap, coveredShare }: { leap: LeapDetail; coveredShare: number }) {
  const t = useLeapDrawerMessages();
  const f = useFormats();
  const decides = useMay('leap.decide');
  const { attribution } = leap;
  if (attribution === null) return null;
  const { basis, candidates, decision } = attribution;
  return (
    <DrawerPart title={t('attribution')}>
      <p>{t(`basis.${basis}`)}</p>
      <table className="leap-table">
        <thead>
          <tr>
            <th scope="col">{t('candidate')}</th>
            <th scope="col" className="leap-end">
              {t('covered')}
            </th>
            <th scope="col" className="leap-end">
              {t('sessions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {candidates.map((one, at) => (
            <tr key={one.leapId ?? `other ${at}`}>
              <th scope="row">
                {one.provider ? (
                  <StoredText>{nameOf(one.provider, f.lang)}</StoredText>
                ) : (
                  <span className="leap-other">{t('otherProvider')}</span>
                )}{' '}
                {one.owner && <StateTag tone="good">{t('owner')}</StateTag>}
              </th>
              <td className="leap-end wm-num">{f.percent(one.coveredShare, 0)}</td>
              <td className="leap-end wm-num">
                {one.operatedSessions === null ? (
                  <Missing reason={t(one.provider ? 'sessionsUnknown' : 'sessionsNotShown')} />
                ) : (
                  f.number(one.operatedSessions)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {decision && (
        <p>{t('decision', { by: decision.by, at: f.instant(decision.at), reason: decision.reason })}</p>
      )}
      {leap.state === 'disputed' && !leap.mayDecide && (
        <Notice tone="info">{t(decides ? 'beyondArea' : 'waitForDecision')}</Notice>
      )}
      <p className="wm-meta">{t('how.attribution', { share: f.percent(coveredShare, 0) })}</p>
    </DrawerPart>
  );
}
