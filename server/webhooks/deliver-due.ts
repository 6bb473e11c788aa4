import { type DeliveryProblem, problemOfAnswer } from '../../src/domain/webhook/delivery-problem.ts';
import { faultOfUrl } from '../../src/domain/webhook/webhook-url.ts';
import type { AppContext } from '../context.ts';
import { writeBody } from './delivery-row.ts';
import {
  type AttemptResult,
  type ClaimedDelivery,
  claimDue,
  recordAttempt,
  releaseAttempt,
} from './outbox.ts';

/** What is put on the wire. */
export interface OutgoingMessage {
  url: string;
  id: string;
  at: Date;
  body: string;
  /** Each makes one signature. */
  secrets: readonly string[];
}

/** What came back, or why nothing did. */
export type SendOutcome =
  | { kind: 'answer'; status: number; text: string }
  | {
      kind: 'problem';
      problem: Extract<DeliveryProblem, 'timeout' | 'unreachable' | 'address_refused'>;
      text: string;
    }
  | { kind: 'stopped' };

export interface Sender {
  send(message: OutgoingMessage): Promise<SendOutcome>;
  /** Address of the console as browsers use it; null: not known. */
  consoleUrl: string | null;
}

type Host = Pick<AppContext, 'db' | 'now' | 'allowsPrivateWebhooks' | 'log'>;

const KEPT_CHARACTERS = 200;

/** What one host is sending, by the key of the webhook: never two messages of one at once. None of them rejects. */
export type UnderWay = Map<number, Promise<void>>;

/**
 * Begins to send what is due, one message of each webhook that has none under way. Answers what it began, which ends by
 * itself: nobody waits for the slowest receiver.
 */
export async function startDue(host: Host, sender: Sender, underWay: UnderWay): Promise<Promise<void>[]> {
  const claimed = await claimDue(host.db, host.now(), [...underWay.keys()]);
  return claimed.map((delivery) => {
    const { webhookId, publicId } = delivery;
    const sending = deliver(host, sender, delivery)
      .catch((cause: unknown) =>
        // It is due again when its lease ends.
        host.log({ level: 'error', message: `delivery ${publicId} could not be kept`, cause }),
      )
      .finally(() => underWay.delete(webhookId));
    underWay.set(webhookId, sending);
    return sending;
  });
}

async function deliver(host: Host, sender: Sender, delivery: ClaimedDelivery): Promise<void> {
  const { format, language, url, message, secrets, createdAt, publicId } = delivery;
  const body = writeBody(message, { format, language, consoleUrl: sender.consoleUrl, at: createdAt });
  const record = (result: Omit<AttemptResult, 'at' | 'body'>) =>
    recordAttempt(host.db, delivery, { ...result, at: host.now(), body });
  if (body === null) return record({ status: null, problem: 'unreadable', answer: null });
  if (faultOfUrl(url, host.allowsPrivateWebhooks ?? false) !== null)
    return record({ status: null, problem: 'url_refused', answer: null });
  const outcome = await sender.send({ url, id: publicId, at: host.now(), body, secrets });
  if (outcome.kind === 'stopped') return releaseAttempt(host.db, delivery, host.now());
  const answer = firstCharacters(outcome.text);
  if (outcome.kind === 'problem') return record({ status: null, problem: outcome.problem, answer });
  return record({ status: outcome.status, problem: problemOfAnswer(format, outcome), answer });
}

/** Whole characters, and none that a database or a screen stumbles over. */
function firstCharacters(text: string): string | null {
  const shown = Array.from(text.replaceAll(/\p{Cc}+/gu, ' ').trim())
    .slice(0, KEPT_CHARACTERS)
    .join('');
  return shown === '' ? null : shown.toWellFormed();
}
