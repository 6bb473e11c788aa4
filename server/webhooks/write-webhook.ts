import { sql } from 'kysely';
import type { z } from 'zod';
import type {
  createWebhook as createRoute,
  updateWebhook as updateRoute,
  Webhook,
  WebhookWithSecret,
} from '../../src/contract/webhooks.ts';
import { ALERT_KINDS, type AlertKind } from '../../src/domain/alert/alert-kind.ts';
import { maskedUrl } from '../../src/domain/webhook/webhook-url.ts';
import { lockAlerts } from '../alerts/alert-lock.ts';
import type { AppContext, Caller } from '../context.ts';
import { ApiProblem } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { refuseUnfitUrl } from './url-problem.ts';
import { lockWebhook, MOST_WEBHOOKS, readWebhook } from './webhook-row.ts';
import { newWebhookSecret } from './webhook-secret.ts';

/** Throws invalid_request for an unfit address, and limit_exceeded. */
export async function createWebhook(
  { db, record }: WriteUnit,
  context: AppContext,
  caller: Caller,
  { url, kinds, ...settings }: z.output<(typeof createRoute)['body']['shape']>,
): Promise<WebhookWithSecret> {
  refuseUnfitUrl(context, url);
  const now = context.now();
  const { count } = await db
    .selectFrom('webhook')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  if (count >= MOST_WEBHOOKS) throw tooMany();
  const publicId = context.newId();
  const secret = newWebhookSecret();
  await db
    .insertInto('webhook')
    .values({
      ...settings,
      publicId,
      kinds: inOrder(kinds),
      url,
      address: maskedUrl(url),
      secret,
      createdAt: now,
      createdBy: caller.name,
      updatedAt: now,
    })
    .execute();
  const webhook = await readWebhook(db, now, publicId);
  record({ object: { type: 'webhook', id: publicId }, before: null, after: auditedOf(webhook) });
  return { webhook, secret };
}

export async function updateWebhook(
  { db, record, expectRevision }: WriteUnit,
  context: AppContext,
  id: string,
  { url, kinds, ...settings }: z.output<(typeof updateRoute)['body']['shape']>,
): Promise<Webhook> {
  if (url !== null) refuseUnfitUrl(context, url);
  const now = context.now();
  // Or alerts raised at this moment would still put a message into the outbox, after it was emptied.
  await lockAlerts(db);
  const key = await lockWebhook(db, id);
  const before = await readWebhook(db, now, id);
  await expectRevision(before.revision, () => before);
  await db
    .updateTable('webhook')
    .set({
      ...settings,
      kinds: inOrder(kinds),
      ...(url !== null && { url, address: maskedUrl(url) }),
      offReason: settings.enabled ? null : before.offReason,
      updatedAt: now,
    })
    .where('id', '=', key)
    .execute();
  // What waited would otherwise arrive, days late, when it is turned on again.
  if (!settings.enabled)
    await db
      .updateTable('webhookDelivery')
      .set({ state: 'failed', problem: 'off', dueAt: null })
      .where('webhookId', '=', key)
      .where('state', '=', 'pending')
      .where('test', '=', false)
      .execute();
  const after = await readWebhook(db, now, id);
  record({
    object: { type: 'webhook', id },
    before: auditedOf(before),
    // The address itself is in no log: two that end alike are told apart by this.
    after: { ...auditedOf(after), ...(url !== null && { newUrl: true }) },
  });
  return after;
}

export async function rotateSecret(
  { db, record, expectRevision }: WriteUnit,
  context: AppContext,
  id: string,
): Promise<WebhookWithSecret> {
  const now = context.now();
  const key = await lockWebhook(db, id);
  const before = await readWebhook(db, now, id);
  await expectRevision(before.revision, () => before);
  const secret = newWebhookSecret();
  await db.updateTable('webhook').set({ secret, updatedAt: now }).where('id', '=', key).execute();
  const webhook = await readWebhook(db, now, id);
  const { previousSecretUntil } = webhook;
  record({
    object: { type: 'webhook', id },
    before: { previousSecretUntil: before.previousSecretUntil },
    after: { previousSecretUntil },
  });
  return { webhook, secret };
}

export async function removeWebhook(
  { db, record, expectRevision }: WriteUnit,
  context: AppContext,
  id: string,
): Promise<undefined> {
  // Or alerts raised at this moment would be told to nobody, which fails whatever raised them.
  await lockAlerts(db);
  const key = await lockWebhook(db, id);
  const before = await readWebhook(db, context.now(), id);
  await expectRevision(before.revision, () => before);
  await db.deleteFrom('webhook').where('id', '=', key).execute();
  record({ object: { type: 'webhook', id }, before: auditedOf(before), after: null });
  return undefined;
}

const inOrder = (kinds: readonly AlertKind[]) => ALERT_KINDS.filter((kind) => kinds.includes(kind));

/** Without what nobody is told again. */
function auditedOf({ name, address, format, language, kinds, enabled }: Webhook) {
  return { name, address, format, language, kinds, enabled };
}

function tooMany(): ApiProblem {
  return new ApiProblem(
    'limit_exceeded',
    { zh: `最多 ${MOST_WEBHOOKS} 个推送。`, en: `There may be ${MOST_WEBHOOKS} webhooks at most.` },
    { zh: '先删除不再使用的推送。', en: 'Remove one that is no longer used.' },
  );
}
