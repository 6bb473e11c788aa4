import type { z } from 'zod';
import { getMerchantFigures } from '../../contract/merchant-figures.ts';
import { merchantFilter, merchantSort, NEVER_JOINED } from '../../contract/merchants.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';

/** Every filter as the URL writes it; lists are lists. */
export type MerchantFilterInput = z.output<typeof merchantFilter>;
export type ListFilterKey = {
  [K in keyof MerchantFilterInput]-?: string[] extends MerchantFilterInput[K] ? K : never;
}[keyof MerchantFilterInput];
export type Against = z.output<typeof against>;

/** The whole view of the list, as its URL holds it. */
export interface MerchantsAddress {
  filter: MerchantFilterInput;
  sort: string;
  /** Null: a year before where that month is stored, else the month before. */
  against: Against | null;
  /** The model that other pages look at; it means nothing here and is carried on. */
  model: string | null;
  /** Parameters the contract does not know or cannot read; they are shown, not obeyed. */
  ignored: { key: string; value: string }[];
}

const DEFAULT_SORT = merchantSort.parse(undefined);

const against = getMerchantFigures.query.shape.against.unwrap();
const filterShape = merchantFilter.shape;
const filterKeys = Object.keys(filterShape) as (keyof MerchantFilterInput)[];

export function readMerchantsAddress(search: URLSearchParams): MerchantsAddress {
  const filter: Record<string, unknown> = {};
  const address: MerchantsAddress = { filter, sort: DEFAULT_SORT, against: null, model: null, ignored: [] };
  for (const [key, value] of search) {
    if (value === '') continue;
    if (key === 'model') address.model = value;
    else if (key === 'sort' && merchantSort.safeParse(value).success) address.sort = value;
    else if (key === 'against' && against.safeParse(value).success) address.against = against.parse(value);
    else {
      // Pages of ratings call the month they look at a period; one that comes along from there is the month here.
      const name = key === 'period' && !search.has('month') ? 'month' : key;
      const parsed = Object.hasOwn(filterShape, name)
        ? filterShape[name as keyof typeof filterShape].safeParse(value)
        : null;
      if (parsed?.success) filter[name] = parsed.data;
      else if (key !== 'period') address.ignored.push({ key, value });
    }
  }
  return address;
}

/** The shortest query that reads back as the same view. Ignored parameters are dropped on the next change. */
export function merchantsSearch(address: Omit<MerchantsAddress, 'ignored'>): string {
  const search = new URLSearchParams();
  if (address.model) search.set('model', address.model);
  for (const key of filterKeys) {
    const value = address.filter[key];
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text) search.set(key, text);
  }
  if (address.sort !== DEFAULT_SORT) search.set('sort', address.sort);
  if (address.against) search.set('against', address.against);
  return readableSearch(search);
}

/** Filters a person set: everything but the month looked at, which “clear all” keeps. */
export function isFiltered(filter: MerchantFilterInput): boolean {
  return filterKeys.some((key) => key !== 'month' && filter[key] !== undefined);
}

export function clearedFilter({ month }: MerchantFilterInput): MerchantFilterInput {
  return month === undefined ? {} : { month };
}

export function withFilter<K extends keyof MerchantFilterInput>(
  filter: MerchantFilterInput,
  key: K,
  value: MerchantFilterInput[K] | undefined,
): MerchantFilterInput {
  const rest = { ...filter };
  delete rest[key];
  const empty = value === undefined || value.length === 0;
  return empty ? rest : { ...rest, [key]: value };
}

/** The month, or never, that a control can show; null: none or a longer time. */
export function joinedChoice({ joinedFrom, joinedTo, everServed }: MerchantFilterInput): string | null {
  if (joinedFrom === undefined && joinedTo === undefined) return everServed === 'no' ? NEVER_JOINED : null;
  return joinedFrom === joinedTo && everServed !== 'no' ? (joinedFrom ?? null) : null;
}

/** With the one month in which merchants were first served, or never; null asks for neither. */
export function withJoined(filter: MerchantFilterInput, choice: string | null): MerchantFilterInput {
  const { joinedFrom: _, joinedTo: __, everServed: ___, ...rest } = filter;
  if (choice === null) return rest;
  return choice === NEVER_JOINED
    ? { ...rest, everServed: 'no' }
    : { ...rest, joinedFrom: choice, joinedTo: choice };
}

/** The part of the filter that the figures of served and unserved merchants can be asked for. */
export function figuresFilter({ month, region, city, industry, kind }: MerchantFilterInput) {
  return {
    ...(month !== undefined && { month }),
    ...(region && { region }),
    ...(city && { city }),
    ...(industry && { industry }),
    ...(kind && { kind }),
  };
}

/** Sort as the table knows it. */
export function readSort(sort: string): { id: string; desc: boolean } {
  return sort.startsWith('-') ? { id: sort.slice(1), desc: true } : { id: sort, desc: false };
}

export function writeSort(sort: { id: string; desc: boolean } | null): string {
  if (!sort) return DEFAULT_SORT;
  return sort.desc ? `-${sort.id}` : sort.id;
}
