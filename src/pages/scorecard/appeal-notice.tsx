import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Scorecard } from '../../contract/scorecards.ts';
import { appealsOnQuery } from '../../queries/appeals.ts';
import { useMay } from '../../queries/session.ts';
import { Notice } from '../../ui/blocks/notice.tsx';
import { useLang } from '../../ui/i18n/language.ts';
import { useScorecardMessages } from './messages.ts';

/** Says beside the numbers which of them are disputed, or were corrected after an appeal. */
export function AppealNotice({ card }: { card: Scorecard }) {
  const t = useScorecardMessages();
  const lang = useLang();
  const { assessmentId } = card.stamp;
  const { data } = useQuery({
    ...appealsOnQuery(card.provider.id, assessmentId),
    enabled: useMay('appeal.read'),
  });
  const items = data?.items.filter(({ state }) => state !== 'withdrawn') ?? [];
  if (items.length === 0) return null;
  const corrected = items.some(({ snapshot }) => snapshot.assessmentId !== assessmentId);
  return (
    <Notice tone="info" title={t(corrected ? 'appealsCorrected' : 'appealsOn', { count: items.length })}>
      <ul className="scorecard-appeals">
        {items.map((item) => (
          <li key={item.id}>
            <Link to={`/appeals/${item.id}`}>{item.snapshot.name[lang]}</Link>
            <span className="scorecard-meta">{t(`appealState.${item.state}`)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
