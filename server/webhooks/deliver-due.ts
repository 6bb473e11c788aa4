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

/** Sends what is due, one message of each webhook. Answers how many were taken. */
export async function deliverDue(host: Host, sender: Sender): Promise<number> {
  const claimed = await claimDue(host.db, host.now());
  await Promise.all(
    claimed.map((delivery) =>
      deliver(host, sender, delivery).catch((cause: unknown) =>
        // It is due again when its lease ends.
        host.log({ level: 'error', message: `delivery ${delivery.publicId} could not be kept`, cause }),
      ),
    ),
  );
  return claimed.length;
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
