import type { Selectable } from 'kysely';
import type { WebhookDelivery } from '../../src/contract/webhooks.ts';
import { messageBody } from '../../src/domain/webhook/message-body.ts';
import type { WebhookFormat, WebhookLanguage } from '../../src/domain/webhook/webhook-format.ts';
import type { WebhookDeliveryTable } from '../db/schema.ts';

export type DeliveryRow = Selectable<WebhookDeliveryTable>;

export function describeDelivery(
  row: DeliveryRow,
  to: { format: WebhookFormat; language: WebhookLanguage },
): WebhookDelivery {
  return {
    ...describeState(row),
    body:
      row.body ??
      writeBody(row.message, { ...to, consoleUrl: null, at: row.createdAt }) ??
      JSON.stringify(row.message),
  };
}

/** A message outlives the program that stored it; null for one that this one cannot write. */
export function writeBody(...given: Parameters<typeof messageBody>): string | null {
  try {
    return messageBody(...given);
  } catch {
    return null;
  }
}

type State = Pick<
  DeliveryRow,
  | 'publicId'
  | 'test'
  | 'alerts'
  | 'createdAt'
  | 'state'
  | 'attempts'
  | 'dueAt'
  | 'lastAttemptAt'
  | 'status'
  | 'problem'
  | 'answer'
>;

export function describeState(row: State): Omit<WebhookDelivery, 'body'> {
  const { publicId, test, alerts, createdAt, state, attempts, dueAt, lastAttemptAt } = row;
  const { status, problem, answer } = row;
  return {
    id: publicId,
    test,
    alerts,
    createdAt: createdAt.toISOString(),
    state,
    attempts,
    nextAttemptAt: dueAt?.toISOString() ?? null,
    lastAttemptAt: lastAttemptAt?.toISOString() ?? null,
    status,
    problem,
    answer,
  };
}
