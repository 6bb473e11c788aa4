import { setTimeout as wait } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { AppContext } from '../context.ts';
import { deliverDue, type OutgoingMessage, type Sender } from '../webhooks/deliver-due.ts';
import { forgetOldDeliveries } from '../webhooks/outbox.ts';
import { postMessage } from './webhook-request.ts';

type Host = Pick<AppContext, 'db' | 'now' | 'allowsPrivateWebhooks' | 'log' | 'version'>;

interface WorkerOptions {
  /** Address of the console as browsers use it; null: not known. */
  consoleUrl: string | null;
}

export interface WebhookWorker {
  /** Takes nothing new, waits a moment for what is under way and breaks off the rest, which is sent by the next host. */
  stop(): Promise<void>;
}

const POLL_MILLISECONDS = 2_000;
const SEND_TIMEOUT_MILLISECONDS = 10_000;
const STOP_PATIENCE_MILLISECONDS = 3_000;
const FORGET_EVERY_MILLISECONDS = 3_600_000;

/** Sends what the outbox holds until it is stopped. Several hosts of one database share the work. */
export function startWebhookWorker(host: Host, { consoleUrl }: WorkerOptions): WebhookWorker {
  const stopping = new AbortController();
  const breakOff = new AbortController();
  const sender = createSender(host, { consoleUrl, signal: breakOff.signal });
  const ended = run(host, sender, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      const impatience = setTimeout(() => breakOff.abort(), STOP_PATIENCE_MILLISECONDS);
      await ended;
      clearTimeout(impatience);
    },
  };
}

async function run(host: Host, sender: Sender, stopping: AbortSignal): Promise<void> {
  let forgetAt = 0;
  while (!stopping.aborted) {
    let taken = 0;
    try {
      taken = await deliverDue(host, sender);
      if (performance.now() >= forgetAt) {
        forgetAt = performance.now() + FORGET_EVERY_MILLISECONDS;
        await forgetOldDeliveries(host.db, host.now());
      }
    } catch (cause) {
      host.log({ level: 'error', message: 'webhooks could not be delivered', cause });
    }
    if (taken === 0) await wait(POLL_MILLISECONDS, undefined, { signal: stopping }).catch(() => undefined);
  }
}

interface SenderOptions extends WorkerOptions {
  signal: AbortSignal;
  timeoutMilliseconds?: number;
}

/** Signs by the Standard Webhooks scheme and sends, never to a private network unless that is allowed. */
export function createSender(
  { allowsPrivateWebhooks = false, version }: Pick<Host, 'allowsPrivateWebhooks' | 'version'>,
  { consoleUrl, signal, timeoutMilliseconds = SEND_TIMEOUT_MILLISECONDS }: SenderOptions,
): Sender {
  return {
    consoleUrl,
    send: (message) =>
      postMessage(message.url, {
        headers: headersOf(message, version),
        body: message.body,
        allowsPrivate: allowsPrivateWebhooks,
        timeoutMilliseconds,
        signal,
      }),
  };
}

function headersOf({ id, at, body, secrets }: OutgoingMessage, version: string): Record<string, string> {
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'User-Agent': `Windmaker/${version}`,
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
    'Content-Length': String(Buffer.byteLength(body)),
  };
}
