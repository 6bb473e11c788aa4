import { Link } from 'react-router';
import { useMay } from '../../queries/session.ts';
import { useScorecardMessages } from './messages.ts';

interface AppealLinkProps {
  assessmentId: string;
  /** The disputed number; the tier when neither is given. */
  indicator?: string;
  capability?: string;
}

/** For the people of a provider only: it leads to an appeal on exactly this number. */
export function AppealLink({ assessmentId, indicator, capability }: AppealLinkProps) {
  const t = useScorecardMessages();
  const search = new URLSearchParams({
    assessment: assessmentId,
    ...(indicator && { indicator }),
    ...(capability && { capability }),
  });
  if (!useMay('appeal.raise')) return null;
  return (
    <Link to={`/appeals/new?${search}`} className="scorecard-appeal-link">
      {t(indicator || capability ? 'disputeNumber' : 'disputeTier')}
    </Link>
  );
}
