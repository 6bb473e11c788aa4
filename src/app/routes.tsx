import { createBrowserRouter, createHashRouter, type RouteObject } from 'react-router';
import { Home } from './home.tsx';
import { NotFound } from './not-found.tsx';
import { RouteError } from './route-error.tsx';
import { FirstPaint } from './shell/first-paint.tsx';
import { Shell } from './shell/shell.tsx';

/** The only place that knows all pages; each is loaded when it is first opened. */
const routes: RouteObject[] = [
  {
    path: '/invitation',
    HydrateFallback: FirstPaint,
    lazy: () => import('../pages/sign-in/invitation-page.tsx'),
  },
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: RouteError,
    HydrateFallback: FirstPaint,
    children: [
      {
        // One boundary inside the shell: a page that fails leaves the menu and the header in place.
        ErrorBoundary: RouteError,
        children: [
          { index: true, Component: Home },
          { path: 'providers', lazy: () => import('../pages/providers/providers-page.tsx') },
          { path: 'providers/:providerId', lazy: () => import('../pages/scorecard/scorecard-page.tsx') },
          {
            path: 'providers/:providerId/next-tier',
            lazy: () => import('../pages/improvement/improvement-page.tsx'),
          },
          { path: 'inbox', lazy: () => import('../pages/inbox/inbox-page.tsx') },
          { path: 'inbox/digest', lazy: () => import('../pages/inbox/digest-page.tsx') },
          { path: 'compare', lazy: () => import('../pages/compare/compare-page.tsx') },
          { path: 'models', lazy: () => import('../pages/models/models-page.tsx') },
          { path: 'models/:code/:version', lazy: () => import('../pages/models/model-page.tsx') },
          { path: 'imports', lazy: () => import('../pages/imports/imports-page.tsx') },
          { path: 'imports/new', lazy: () => import('../pages/imports/new-import-page.tsx') },
          { path: 'imports/:id', lazy: () => import('../pages/imports/import-page.tsx') },
          { path: 'assessments', lazy: () => import('../pages/assessments/assessments-page.tsx') },
          { path: 'assessments/:id', lazy: () => import('../pages/assessments/assessment-page.tsx') },
          { path: 'appeals', lazy: () => import('../pages/appeals/appeals-page.tsx') },
          { path: 'appeals/new', lazy: () => import('../pages/appeals/new-appeal-page.tsx') },
          { path: 'appeals/:id', lazy: () => import('../pages/appeals/appeal-page.tsx') },
          { path: 'programme', lazy: () => import('../pages/programme/programme-page.tsx') },
          { path: 'programme/cohorts', lazy: () => import('../pages/cohorts/cohorts-page.tsx') },
          {
            path: 'programme/settings',
            lazy: () => import('../pages/programme-settings/programme-settings-page.tsx'),
          },
          { path: 'targets', lazy: () => import('../pages/targets/targets-page.tsx') },
          { path: 'targets/import', lazy: () => import('../pages/targets/import-targets-page.tsx') },
          { path: 'leaps', lazy: () => import('../pages/leaps/leaps-page.tsx') },
          { path: 'merchants', lazy: () => import('../pages/merchants/merchants-page.tsx') },
          { path: 'merchants/:merchantId', lazy: () => import('../pages/merchants/merchant-page.tsx') },
          { path: 'audit', lazy: () => import('../pages/audit/audit-page.tsx') },
          { path: 'webhooks', lazy: () => import('../pages/webhooks/webhooks-page.tsx') },
          { path: 'accounts', lazy: () => import('../pages/accounts/accounts-page.tsx') },
          { path: 'account', lazy: () => import('../pages/sign-in/account-page.tsx') },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
];

/** The demo lives in any folder of a static host that answers only for files, so its address is behind the `#`. */
export function createRouter() {
  return import.meta.env.MODE === 'demo' ? createHashRouter(routes) : createBrowserRouter(routes);
}
