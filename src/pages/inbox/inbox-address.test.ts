import { expect, test } from 'vitest';
import { inboxPath, inboxSearch, readInboxAddress } from './inbox-address.ts';

const read = (search: string) => readInboxAddress(new URLSearchParams(search));

test('a view comes back from its own address', () => {
  for (const search of [
    '',
    '?kind=leap_near,target_behind',
    '?unread=yes',
    '?state=resolved',
    '?kind=leap_lapsing&unread=no&state=all&raisedOn=2026-11-22',
    '?state=all&openAt=2026-11-22',
  ])
    expect(inboxSearch(read(search).filter)).toBe(search);
});

test('what is not understood is said and not obeyed', () => {
  expect(read('?kind=leap_near,nothing&state=lost&raisedOn=2026-02-30&unread=1&who=me')).toEqual({
    filter: { state: 'open', kind: ['leap_near'] },
    ignored: [
      { key: 'kind', value: 'nothing' },
      { key: 'state', value: 'lost' },
      { key: 'raisedOn', value: '2026-02-30' },
      { key: 'unread', value: '1' },
      { key: 'who', value: 'me' },
    ],
    passing: {},
  });
});

test('model and period of other pages pass', () => {
  const { filter, ignored, passing } = read('?model=five&period=2026-10&unread=yes');
  expect(ignored).toEqual([]);
  expect(inboxSearch(filter, passing)).toBe('?model=five&period=2026-10&unread=yes');
});

test('the plain inbox has a plain address', () => {
  expect(inboxPath({ state: 'open' })).toBe('/inbox');
});
