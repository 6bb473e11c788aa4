import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import { createSender } from '../../server/node/webhook-worker.ts';
import { startDue } from '../../server/webhooks/deliver-due.ts';
import type { WebhookDelivery, WebhookWithSecret } from '../../src/contract/webhooks.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { WebhookReceiver } from '../support/webhook-receiver.ts';
import { type ApiClient, createApiClient, createTestContext } from './api-client.ts';

export const START = new Date('2026-11-05T08:00:00Z');
const never = new AbortController().signal;

/** A database, a receiver beside it and a clock that stands still until it is moved, anew for each test. */
export class WebhookWorld {
  database!: TestDatabase;
  context!: AppContext;
  admin!: ApiClient;
  receiver!: WebhookReceiver;

  constructor() {
    beforeAll(async () => {
      this.database = await createTestDatabase();
      this.context = {
        ...createTestContext(this.database),
        allowsPrivateWebhooks: true,
        now: () => new Date(),
      };
      this.admin = createApiClient(this.context);
    });
    afterAll(() => this.database.close());
    beforeEach(async () => {
      // The library that verifies reads the clock by itself, so it is the clock that is set.
      vi.useFakeTimers({ toFake: ['Date'], now: START });
      await this.database.pool.query('delete from webhook');
      this.receiver = new WebhookReceiver();
      await this.receiver.listen();
    });
    afterEach(async () => {
      vi.useRealTimers();
      await this.receiver.close();
    });
  }

  later(minutes: number): void {
    vi.setSystemTime(Date.now() + minutes * 60_000);
  }

  create(change: object = {}): Promise<WebhookWithSecret> {
    return this.admin.post('/api/webhooks', {
      ...{ name: 'hook', format: 'json', language: 'zh', kinds: ['leap_near'], url: this.receiver.url() },
      ...change,
    });
  }

  sendTest(id: string): Promise<WebhookDelivery> {
    return this.admin.post(`/api/webhooks/${id}/test`);
  }

  async newest(id: string): Promise<WebhookDelivery | undefined> {
    const page = await this.admin.get<{ items: WebhookDelivery[] }>(`/api/webhooks/${id}/deliveries`);
    return page.items[0];
  }

  /** One round of a host's work, to its end. Answers how many messages it took. */
  async deliver(
    host: AppContext = this.context,
    options: { consoleUrl?: string; timeoutMilliseconds?: number } = {},
  ): Promise<number> {
    const sender = createSender(host, { consoleUrl: null, signal: never, ...options });
    const sending = await startDue(host, sender, new Map());
    await Promise.all(sending);
    return sending.length;
  }
}
