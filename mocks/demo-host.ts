import type { DemoPlace, HostMessage, OpeningProgress, PageMessage, SentAnswer } from './demo-messages.ts';

/** The page's end of the line to the worker that holds the database. */
export class DemoHost {
  readonly #port: Worker | MessagePort;
  readonly #waiting = new Map<number, (answer: SentAnswer) => void>();
  #lastId = 0;

  private constructor(port: Worker | MessagePort) {
    this.#port = port;
  }

  /** Resolves when the API can be asked. */
  static open(place: DemoPlace, report: (progress: OpeningProgress) => void): Promise<DemoHost> {
    return new Promise((resolve, reject) => {
      const host = new DemoHost(connect((reason) => reject(new Error(reason))));
      host.#port.onmessage = ({ data }: MessageEvent<HostMessage>) => {
        if (data.kind === 'progress') report(data.progress);
        else if (data.kind === 'opened') resolve(host);
        else if (data.kind === 'failed') reject(new Error(data.reason));
        else if (data.kind === 'looked-as') goHome();
        else if (data.kind === 'reset') location.reload();
        else host.#settle(data.id, data.answer);
      };
      host.#tell({ kind: 'open', place });
    });
  }

  async fetch(request: Request): Promise<Response> {
    const body = request.body ? await request.arrayBuffer() : null;
    const id = ++this.#lastId;
    const { method, url: address } = request;
    const { promise, resolve } = Promise.withResolvers<SentAnswer>();
    this.#waiting.set(id, resolve);
    const sent = { method, address, headers: [...request.headers], body };
    this.#tell({ kind: 'request', id, request: sent }, body ? [body] : []);
    const answer = await promise;
    return new Response(BODILESS.has(answer.status) ? null : answer.body, {
      status: answer.status,
      headers: answer.headers,
    });
  }

  /** Every page of the demo, this one included, then shows the home of that person. */
  lookAs(id: string): void {
    this.#tell({ kind: 'look-as', id });
  }

  /** Every page of the demo, this one included, then loads itself again. */
  reset(): void {
    this.#tell({ kind: 'reset' });
  }

  #settle(id: number, answer: SentAnswer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  #tell(message: PageMessage, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }
}

/**
 * What was open may be nothing the next person may see. The page is not loaded anew: with all of them gone for a moment,
 * the worker and its choice would be gone as well.
 */
function goHome(): void {
  location.hash = '#/';
  window.dispatchEvent(new Event('windmaker:looked-as'));
}

/** A Response of these refuses even an empty body. */
const BODILESS = new Set([204, 304]);

/** Each `new` is written out, because that is what the bundler looks for. */
function connect(fail: (reason: string) => void): Worker | MessagePort {
  const worker =
    'SharedWorker' in window
      ? new SharedWorker(new URL('./demo-worker.ts', import.meta.url), { type: 'module', name: 'windmaker' })
      : new Worker(new URL('./demo-worker.ts', import.meta.url), { type: 'module', name: 'windmaker' });
  worker.onerror = (event) => fail(event instanceof ErrorEvent ? event.message : 'the worker did not start');
  return worker instanceof Worker ? worker : worker.port;
}
