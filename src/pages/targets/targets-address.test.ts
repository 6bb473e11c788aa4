import { expect, it } from 'vitest';
import { clearedFilter, readTargetsAddress, targetsSearch, withFilter } from './targets-address.ts';

const read = (text: string) => readTargetsAddress(new URLSearchParams(text));

it('reads back what it wrote', () => {
  const address = read(
    'level=region,city&region=northeast&status=at_high_risk,none&owner=none&archived=only&sort=-index&model=five-capability',
  );
  expect(address.ignored).toEqual([]);
  expect(address.filter).toEqual({
    level: ['region', 'city'],
    region: ['northeast'],
    status: ['at_high_risk', 'none'],
    owner: 'none',
    archived: 'only',
  });
  expect(read(targetsSearch(address))).toEqual(address);
});

it('says what it does not understand and lets the drawer pass', () => {
  const address = read('measure=leaps,jumps&status=late&sort=owner-ish&month=2026-13&colour=red&target=t1');
  expect(address.filter).toEqual({ measure: ['leaps'], archived: 'no' });
  expect(address.ignored.map(({ key }) => key)).toEqual(['status', 'sort', 'month', 'colour']);
  expect(targetsSearch(address)).toBe('?measure=leaps');
});

it('leaves out a filter that was emptied and keeps the month when all are cleared', () => {
  const { filter } = read('level=city&q=x&month=2026-09');
  expect(withFilter(withFilter(filter, 'level', []), 'q', '')).toEqual({ archived: 'no', month: '2026-09' });
  expect(clearedFilter(filter)).toEqual({ archived: 'no', month: '2026-09' });
});
