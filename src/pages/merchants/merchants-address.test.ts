import { expect, test } from 'vitest';
import {
  figuresFilter,
  isFiltered,
  joinedChoice,
  merchantsSearch,
  readMerchantsAddress,
  withJoined,
} from './merchants-address.ts';

const read = (search: string) => readMerchantsAddress(new URLSearchParams(search));

test('an address reads back as itself', () => {
  const search =
    '?month=2026-09&q=li&kind=belt,unknown&region=northeast&band=B2,none&sold=yes,unknown&served=no&inService=yes&joinedFrom=2026-01&joinedTo=2026-03&everServed=yes&leaptTo=2026-09&leap=near&sort=growth&against=previous_month';
  const address = read(search);
  expect(address.filter).toMatchObject({ kind: ['belt', 'unknown'], served: 'no', month: '2026-09' });
  expect(merchantsSearch(address)).toBe(search);
  expect(address.ignored).toEqual([]);
});

test('what cannot be read is told and not obeyed', () => {
  const { filter, sort, ignored } = read(
    '?served=maybe&sort=-charm&colour=red&month=2026-13&joinedTo=soon&q=',
  );
  expect(filter).toEqual({});
  expect(sort).toBe('-gmv');
  expect(ignored.map(({ key }) => key)).toEqual(['served', 'sort', 'colour', 'month', 'joinedTo']);
});

test('the period and the model of other pages come along', () => {
  const address = read('?model=five&period=2026-09');
  expect(merchantsSearch(address)).toBe('?model=five&month=2026-09');
  expect(address.ignored).toEqual([]);
  expect(read('?period=2026-09&month=2026-08').filter.month).toBe('2026-08');
});

test('the month is no filter, and the figures take only what they know', () => {
  const { filter } = read('?month=2026-09&q=x&region=north&served=yes');
  expect(isFiltered({ month: '2026-09' })).toBe(false);
  expect(isFiltered(filter)).toBe(true);
  expect(figuresFilter(filter)).toEqual({ month: '2026-09', region: ['north'] });
});

test('a control for the joining month shows one month or never, and leaves a longer time to its chip', () => {
  expect(joinedChoice(withJoined({ q: 'x' }, '2026-06'))).toBe('2026-06');
  expect(joinedChoice(withJoined({}, 'never'))).toBe('never');
  expect(withJoined({ q: 'x', joinedFrom: '2026-01', joinedTo: '2026-03', everServed: 'yes' }, null)).toEqual(
    { q: 'x' },
  );
  for (const filter of [{}, { joinedFrom: '2026-01' }, { joinedFrom: '2026-01', joinedTo: '2026-02' }])
    expect(joinedChoice(filter)).toBeNull();
});
