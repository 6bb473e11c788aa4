import { expect, it } from 'vitest';
import { leapSearch, readLeapAddress, withFilter } from './leap-address.ts';

const read = (text: string) => readLeapAddress(new URLSearchParams(text));

it('reads back what it wrote', () => {
  const address = read(
    'state=near,disputed&provider=P1&completedFrom=2026-01&open=yes&sort=needed&model=five-capability',
  );
  expect(address.ignored).toEqual([]);
  expect(address.filter).toEqual({
    state: ['near', 'disputed'],
    provider: ['P1'],
    completedFrom: '2026-01',
    open: 'yes',
  });
  expect(read(leapSearch(address))).toEqual(address);
});

it('says what it does not understand and lets the drawer pass', () => {
  const address = read('state=near,nearly&lapse=soon&open=maybe&sort=growth&colour=red&leap=7');
  expect(address.filter).toEqual({ state: ['near'] });
  expect(address.ignored.map(({ key }) => key)).toEqual(['lapse', 'open', 'sort', 'colour']);
  expect(leapSearch(address)).toBe('?state=near');
});

it('leaves out a filter that was emptied', () => {
  const { filter } = read('state=near&q=x');
  expect(withFilter(withFilter(filter, 'state', []), 'q', '')).toEqual({});
});
