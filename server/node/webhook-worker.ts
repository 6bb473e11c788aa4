import { setTimeout as wait } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { AppContext } from '../context.ts';
import { type OutgoingMessage, type Sender, startDue, type UnderWay } from '../webhooks/deliver-due.ts';
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
  const underWay: UnderWay = new Map();
  let forgetAt = 0;
  while (!stopping.aborted) {
    // Also what ends while the outbox is looked at: its webhook's next message was left out of that look.
    const sending = [...underWay.values()];
    try {
      sending.push(...(await startDue(host, sender, underWay)));
      if (performance.now() >= forgetAt) {
        forgetAt = performance.now() + FORGET_EVERY_MILLISECONDS;
        await forgetOldDeliveries(host.db, host.now());
      }
    } catch (cause) {
      host.log({ level: 'error', message: 'webhooks could not be delivered', cause });
    }
    await pause(stopping, sending);
  }
  await Promise.all(underWay.values());
}

/** Until a webhook is free for its next message, or something new may have come. */
async function pause(stopping: AbortSignal, sending: readonly Promise<void>[]): Promise<void> {
  const woken = new AbortController();
  const signal = AbortSignal.any([stopping, woken.signal]);
  await Promise.race([wait(POLL_MILLISECONDS, undefined, { signal }), ...sending]).catch(() => undefined);
  woken.abort();
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
