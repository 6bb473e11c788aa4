import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation, useParams } from 'react-router';
import type { MerchantDetail } from '../../contract/merchants.ts';
import { merchantQuery } from '../../queries/merchants.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay, useOwnScope } from '../../queries/session.ts';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { SkeletonBlock } from '../../ui/blocks/skeleton.tsx';
import { useLang } from '../../ui/i18n/language.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { LadderSection } from './ladder-section.tsx';
import { leapMarks } from './leap-marks.ts';
import { MerchantHeader } from './merchant-header.tsx';
import { useMerchantMessages } from './merchant-messages.ts';
import { MerchantSentence } from './merchant-sentence.tsx';
import { MonthsSection } from './months-section.tsx';
import { RelationsSection } from './relations-section.tsx';
import { useMerchantLeaps } from './use-merchant-leaps.ts';
import './merchants.css';
import './merchant.css';

/** One merchant: its way through the bands, who served it, and the months behind both. */
export function Component() {
  const t = useMerchantMessages();
  const { merchantId = '' } = useParams();
  const { search } = useLocation();
  const own = useMay('appeal.raise');
  const found = useQuery(merchantQuery(merchantId));
  const back = { to: `/merchants${search}`, label: t(own ? 'backToOwn' : 'backToList') };
  if (found.isError) {
    const problem = problemOf(found.error);
    const missing = problem.code === 'not_found';
    return (
      <Page>
        <PageHeader title={merchantId} back={back} />
        <ErrorState
          problem={missing ? { ...problem, title: t('notFoundTitle') } : problem}
          {...(!missing && { onRetry: () => void found.refetch() })}
        />
      </Page>
    );
  }
  return (
    <Page>{found.data ? <View merchant={found.data} back={back} own={own} /> : <MerchantSkeleton />}</Page>
  );
}

interface ViewProps {
  merchant: MerchantDetail;
  back: { to: string; label: string };
  own: boolean;
}

function View({ merchant, back, own }: ViewProps) {
  const lang = useLang();
  const limited = useOwnScope() !== null;
  const leaps = useMerchantLeaps(merchant.relations);
  const read = useMemo(() => [...leaps.byId.values()], [leaps.byId]);
  const marks = useMemo(() => leapMarks(read, lang), [read, lang]);
  return (
    <>
      <MerchantHeader merchant={merchant} back={back} />
      <MerchantSentence merchant={merchant} leaps={leaps} limited={limited} own={own} />
      <LadderSection merchant={merchant} marks={marks} />
      <RelationsSection relations={merchant.relations} leaps={leaps} limited={limited} />
      <MonthsSection merchant={merchant} leaps={read} />
    </>
  );
}

/** The final layout in grey, so nothing jumps when the months arrive. */
function MerchantSkeleton() {
  const shared = useSharedMessages();
  return (
    <div className="merchant-skeleton" role="status" aria-label={shared('loading')}>
      <SkeletonBlock height={72} />
      <SkeletonBlock height={50} />
      <SkeletonBlock height={420} />
      <SkeletonBlock height={140} />
      <SkeletonBlock height={480} />
    </div>
  );
}
