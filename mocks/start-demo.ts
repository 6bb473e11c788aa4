import { http, passthrough } from 'msw';
import { setupWorker } from 'msw/browser';
import { isAppPath } from '../server/app.ts';
import { DemoHost } from './demo-host.ts';
import type { DemoPlace } from './demo-messages.ts';
import { showProgress } from './show-progress.ts';

/** Sent by the badge and the account menu; the console itself knows nothing of how its demo runs. */
const RESET_EVENT = 'windmaker:reset';
const LOOK_AS_EVENT = 'windmaker:look-as';

/** Puts the API behind this page: the same app as on the server, over a database in a worker. */
export async function startDemo(): Promise<void> {
  const progress = showProgress();
  try {
    const host = await DemoHost.open(placeOfPage(), progress.show);
    const worker = setupWorker(
      http.all(/./, ({ request }) =>
        isAppPath(new URL(request.url).pathname) ? host.fetch(request) : passthrough(),
      ),
    );
    const url = new URL('mockServiceWorker.js', document.baseURI).href;
    await worker.start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url } });
    window.addEventListener(RESET_EVENT, () => host.reset());
    window.addEventListener(LOOK_AS_EVENT, (event) => host.lookAs(String((event as CustomEvent).detail)));
  } catch (cause) {
    progress.fail();
    throw cause;
  }
  progress.done();
}

/** Named after what is in it, so that no cache can answer with that of another version. */
function placeOfPage(): DemoPlace {
  const revision = import.meta.env.VITE_DEMO_REVISION;
  const { pathname } = new URL('.', document.baseURI);
  return { data: new URL(`demo-data-${revision}.bin`, document.baseURI).href, revision, folder: pathname };
}
