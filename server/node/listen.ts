import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { StartError } from './start-error.ts';

interface Listener {
  /** Ready for the address bar. */
  address: string;
  /** Takes no new request, finishes those under way, and cuts off what is left after the given time. */
  close(patienceMilliseconds: number): Promise<void>;
}

interface ListenOptions {
  host: string;
  port: number;
  fetch: (request: Request, incoming: IncomingMessage) => Response | Promise<Response>;
}

export async function listen({ host, port, fetch }: ListenOptions): Promise<Listener> {
  const server = createAdaptorServer({
    fetch: (request, { incoming }) => fetch(request, incoming as IncomingMessage),
  }) as Server;
  // The upload of a large file may take longer than the default five minutes.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  return {
    address: formatAddress(host, (server.address() as AddressInfo).port),
    close(patienceMilliseconds) {
      return new Promise((resolve) => {
        const impatience = setTimeout(() => server.closeAllConnections(), patienceMilliseconds);
        server.close(() => {
          clearTimeout(impatience);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}

function formatAddress(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(`Port ${port} is used by another program; stop it, or set PORT to another number.`);
  }
  if (error.code === 'EACCES') {
    return new StartError(
      `Port ${port} needs more rights than this user has; set PORT to a number above 1023.`,
    );
  }
  return new StartError(`Windmaker cannot listen on ${host} (${error.message}); check HOST.`);
}
