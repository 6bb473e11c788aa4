/** What is wrong with an address to send to. */
export type UrlFault = 'not_a_url' | 'has_credentials' | 'not_https';

/**
 * Null when messages may be sent there as far as the text says; where its name leads is looked at when sending.
 * Without encryption only this very machine is reached, and only where private addresses are allowed.
 */
export function faultOfUrl(text: string, allowsPrivate: boolean): UrlFault | null {
  if (!URL.canParse(text)) return 'not_a_url';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not_a_url';
  if (url.username !== '' || url.password !== '') return 'has_credentials';
  if (url.protocol === 'https:') return null;
  return allowsPrivate && isLoopback(url.hostname) ? null : 'not_https';
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Most of the end that is shown, and never more than a third of what is hidden. */
const SHOWN_END = 4;

/**
 * An address as it may be shown: the address of a group bot holds its key, so of path and query only the end remains,
 * enough to tell two bots apart.
 */
export function maskedUrl(text: string): string {
  const { origin, pathname, search } = new URL(text);
  const rest = `${pathname}${search}`;
  if (rest === '/') return origin;
  const shown = Math.min(SHOWN_END, Math.floor((rest.length - 1) / 3));
  return `${origin}/…${shown > 0 ? rest.slice(-shown) : ''}`;
}
