import type { IncomingMessage } from 'node:http';

/** Where requests come from, by the connection they came over. */
export interface Senders {
  note(request: Request, incoming: IncomingMessage): void;
  /** The address of the browser, or of the last machine that could be somebody else's. */
  addressOf(request: Request): string;
  /** True when a browser on this machine asks by plain http. */
  isLocal(request: Request): boolean;
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_NAMES = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** @param proxies how many machines of ours stand in front; only what they wrote into X-Forwarded-For is believed */
export function createSenders(proxies: number): Senders {
  const peers = new WeakMap<Request, string>();
  const peerOf = (request: Request) => peers.get(request) ?? 'unknown';
  return {
    note(request, incoming) {
      peers.set(request, incoming.socket.remoteAddress ?? 'unknown');
    },
    addressOf(request) {
      if (proxies === 0) return peerOf(request);
      const passed = (request.headers.get('X-Forwarded-For') ?? '').split(',').map((part) => part.trim());
      return passed.at(-proxies) || peerOf(request);
    },
    isLocal(request) {
      const url = new URL(request.url);
      return (
        proxies === 0 &&
        url.protocol === 'http:' &&
        LOOPBACK.test(peerOf(request)) &&
        LOCAL_NAMES.test(url.hostname)
      );
    },
  };
}
