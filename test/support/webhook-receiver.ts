import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  text?: string;
  /** Never answered. */
  hangs?: true;
}

/** Somebody's own system at the other end: keeps what it got, and answers what it was told to, 204 otherwise. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  readonly #replies: Reply[] = [];
  readonly #server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    this.received.push({ path: request.url ?? '', headers: request.headers, body });
    const { status, headers, text, hangs } = this.#replies.shift() ?? { status: 204 };
    if (!hangs) response.writeHead(status, headers).end(text);
  });

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  url(path = '/hook'): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** Answers to the next requests, in order. */
  reply(...replies: Reply[]): void {
    this.#replies.push(...replies);
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

/** The JSON of a message whose signature is right by the library that receivers use. Throws otherwise. */
export function verified<T>({ headers, body }: Received, secret: string): T {
  return new Webhook(secret).verify(body, headers as Record<string, string>) as T;
}
