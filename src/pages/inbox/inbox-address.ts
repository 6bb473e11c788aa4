import { ALERT_KINDS, type AlertKind } from '../../domain/alert/alert-kind.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';
import { isDay } from './china-day.ts';

export const STATES = ['open', 'resolved', 'all'] as const;
export const READ_STATES = ['yes', 'no'] as const;
/** Days that a number of the digest opens to. */
export const DAY_KEYS = ['raisedOn', 'resolvedOn', 'openAt'] as const;

export type DayKey = (typeof DAY_KEYS)[number];

export interface InboxFilter extends Partial<Record<DayKey, string>> {
  kind?: readonly AlertKind[];
  unread?: (typeof READ_STATES)[number];
  state: (typeof STATES)[number];
}

/** The whole view of the page, as its address holds it. */
export interface InboxAddress {
  filter: InboxFilter;
  /** Parameters that are not understood; they are said, not obeyed. */
  ignored: { key: string; value: string }[];
  /** Model and period stay in the address while moving through the menu. */
  passing: Record<string, string>;
}

/** What needs somebody: the inbox opens with it. */
const DEFAULT_FILTER: InboxFilter = { state: 'open' };

const PASSING = ['model', 'period'];

const isOneOf = <T extends string>(values: readonly T[], text: string): text is T =>
  (values as readonly string[]).includes(text);

export function readInboxAddress(search: URLSearchParams): InboxAddress {
  const filter: InboxFilter = { ...DEFAULT_FILTER };
  const ignored: InboxAddress['ignored'] = [];
  const passing: Record<string, string> = {};
  for (const [key, value] of search) {
    if (value === '') continue;
    if (PASSING.includes(key)) passing[key] = value;
    else if (key === 'kind') {
      const kinds = value.split(',').filter((one) => isOneOf(ALERT_KINDS, one));
      const others = value.split(',').filter((one) => !isOneOf(ALERT_KINDS, one));
      if (kinds.length > 0) filter.kind = kinds;
      if (others.length > 0) ignored.push({ key, value: others.join(',') });
    } else if (key === 'state' && isOneOf(STATES, value)) filter.state = value;
    else if (key === 'unread' && isOneOf(READ_STATES, value)) filter.unread = value;
    else if (isOneOf(DAY_KEYS, key) && isDay(value)) filter[key] = value;
    else ignored.push({ key, value });
  }
  return { filter, ignored, passing };
}

/** The shortest query that reads back as the same view. */
export function inboxSearch(filter: Partial<InboxFilter>, passing: Record<string, string> = {}): string {
  const search = new URLSearchParams(passing);
  if (filter.kind?.length) search.set('kind', filter.kind.join(','));
  if (filter.unread) search.set('unread', filter.unread);
  if (filter.state && filter.state !== DEFAULT_FILTER.state) search.set('state', filter.state);
  for (const key of DAY_KEYS) {
    const day = filter[key];
    if (day) search.set(key, day);
  }
  return readableSearch(search);
}

export const inboxPath = (filter: Partial<InboxFilter>): string => `/inbox${inboxSearch(filter)}`;

/** The filter without one of its conditions. */
export function withoutPart(
  { ...filter }: InboxFilter,
  key: Exclude<keyof InboxFilter, 'state'>,
): InboxFilter {
  delete filter[key];
  return filter;
}

export function isFiltered({ kind, unread, ...rest }: InboxFilter): boolean {
  return Boolean(kind?.length || unread) || DAY_KEYS.some((key) => rest[key]);
}
