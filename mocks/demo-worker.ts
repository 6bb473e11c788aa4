// The demo's server: one for all tabs where the browser has shared workers, else one per tab, which then wait in turn.
import type { HostMessage, PageMessage, SentRequest } from './demo-messages.ts';
import { type OpenDemo, openDemo } from './open-demo.ts';

type Port = Pick<MessagePort, 'postMessage' | 'onmessage'>;

/** The two kinds of worker in one: TypeScript knows either the page's globals or a worker's. */
interface WorkerScope extends Port {
  onconnect?: ((event: MessageEvent) => void) | null;
  close(): void;
}

const scope = self as unknown as WorkerScope;
const ports = new Set<Port>();
let opening: Promise<OpenDemo> | null = null;

if ('onconnect' in scope) scope.onconnect = ({ ports: [port] }) => port && attach(port);
else attach(scope);

function attach(port: Port): void {
  ports.add(port);
  port.onmessage = ({ data }: MessageEvent<PageMessage>) => void receive(port, data);
}

async function receive(port: Port, message: PageMessage): Promise<void> {
  if (message.kind === 'open') {
    opening ??= openDemo(message.place, (progress) => tellAll({ kind: 'progress', progress }));
    await opening.then(
      () => tell(port, { kind: 'opened' }),
      (cause: unknown) => tell(port, { kind: 'failed', reason: String(cause) }),
    );
    return;
  }
  const demo = await opening;
  if (!demo) return;
  if (message.kind === 'request') {
    const answer = await answerOf(demo, message.request);
    port.postMessage({ kind: 'answer', id: message.id, answer } satisfies HostMessage, [answer.body]);
    return;
  }
  if (message.kind === 'look-as') {
    demo.lookAs(message.id);
    tellAll({ kind: 'looked-as' });
    return;
  }
  await demo.reset();
  tellAll({ kind: 'reset' });
  // The next page that asks gets a new worker.
  scope.close();
}

async function answerOf({ app }: OpenDemo, { method, address, headers, body }: SentRequest) {
  const response = await app.fetch(new Request(address, { method, headers, body }));
  return { status: response.status, headers: [...response.headers], body: await response.arrayBuffer() };
}

function tell(port: Port, message: HostMessage): void {
  port.postMessage(message);
}

function tellAll(message: HostMessage): void {
  for (const port of ports) tell(port, message);
}
