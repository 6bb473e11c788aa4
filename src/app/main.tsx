// First of all: the shapes of the contract are made while their modules load.
import '../queries/plain-validation.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { requestSettings } from '../queries/request.ts';
import { getPreferences, watchSystemScheme } from '../ui/theme/preferences.ts';
import { AppProviders } from './app-providers.tsx';
import { createRouter } from './routes.tsx';
import { readStyleNonce } from './style-nonce.ts';

watchSystemScheme();
requestSettings.language = () => getPreferences().lang;
const nonce = readStyleNonce();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <AppProviders nonce={nonce}>
      <RouterProvider router={createRouter()} />
    </AppProviders>
  </StrictMode>,
);
