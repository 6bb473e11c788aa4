import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { sessionQuery } from '../queries/session.ts';
import { SkeletonPage } from '../ui/blocks/skeleton.tsx';
import { ownProvider } from './menu.ts';

const Overview = lazy(() =>
  import('../pages/overview/overview-page.tsx').then((module) => ({ default: module.Component })),
);
const ProviderHome = lazy(() =>
  import('../pages/improvement/improvement-page.tsx').then((module) => ({ default: module.ImprovementPage })),
);

/** Where everybody lands: the platform's and the regions' people on the overview of what they may see, a provider on its own. */
export function Home() {
  const { data } = useQuery(sessionQuery());
  if (!data?.caller) return <SkeletonPage />;
  const own = ownProvider(data.caller);
  return (
    <Suspense fallback={<SkeletonPage />}>
      {own === null ? <Overview /> : <ProviderHome providerId={own} />}
    </Suspense>
  );
}
