import { expect, test } from 'vitest';
import type { PaceStatus } from '../target/pace.ts';
import type { AlertTargetTerms } from './alert.ts';
import { type MonthPace, targetAlerts } from './target-alerts.ts';

/** Paces of 2026 from January on; null: nothing known. */
const pacesOf = (...statuses: (PaceStatus | null)[]): MonthPace[] =>
  statuses
    .map((status, at) => ({
      month: `2026-${String(at + 1).padStart(2, '0')}`,
      status,
      index: status && 0.5,
      attained: status && 10,
      expectedValue: 20,
    }))
    .reverse();
const TERMS: AlertTargetTerms = {
  ...{ id: 'T7', level: 'region', scope: 'northeast', measure: 'leaps', goal: 120 },
  ...{ from: '2026-01', to: '2026-12', owner: { id: 'wang', name: '王' } },
};
const target = (paces: Iterable<MonthPace>, terms: Partial<AlertTargetTerms> = {}) => ({
  ...{ key: 7, terms: { ...TERMS, ...terms }, paces },
});
const behindSince = (...statuses: (PaceStatus | null)[]) => {
  const paces = pacesOf(...statuses);
  const [alert] = targetAlerts([target(paces)], paces[0]!.month);
  return alert?.kind === 'target_behind' ? `${alert.data.status} since ${alert.data.since}` : null;
};

test.each<[string, (PaceStatus | null)[], string | null]>([
  ['on the way', ['on_track', 'ahead'], null],
  ['never better', ['behind', 'behind'], 'behind since 2026-01'],
  ['staying behind says nothing new', ['on_track', 'behind', 'behind'], 'behind since 2026-02'],
  ['from behind to high risk', ['on_track', 'behind', 'at_high_risk'], 'at_high_risk since 2026-03'],
  ['better, and still behind', ['behind', 'at_high_risk', 'behind'], 'behind since 2026-02'],
  ['again after a recovery', ['behind', 'on_track', 'behind'], 'behind since 2026-03'],
  ['recovered', ['at_high_risk', 'on_track'], null],
  ['after a month not known', ['behind', null, 'behind'], 'behind since 2026-03'],
  ['not known now', ['behind', null], null],
])('%s', (_, statuses, expected) => {
  expect(behindSince(...statuses)).toBe(expected);
});

test('the cause is named by target and fall, and says the latest figures', () => {
  const [alert] = targetAlerts([target(pacesOf('behind', 'behind', 'behind'))], '2026-03');
  expect(alert).toEqual({
    kind: 'target_behind',
    object: 'target_behind 7',
    month: '2026-01',
    subject: { target: 7, owner: 'wang' },
    data: {
      target: TERMS,
      ...{ since: '2026-01', month: '2026-03', status: 'behind' },
      ...{ index: 0.5, attained: 10, expectedValue: 20 },
    },
  });
});

test('paces are read no further than the fall', () => {
  const read: string[] = [];
  function* paces() {
    for (const pace of pacesOf('ahead', 'ahead', 'ahead', 'behind')) {
      read.push(pace.month);
      yield pace;
    }
  }
  targetAlerts([target(paces())], '2026-04');
  expect(read).toEqual(['2026-04', '2026-03']);
});

test('nobody answers for it', () => {
  const kinds = (more: Partial<AlertTargetTerms>, month = '2026-02') =>
    targetAlerts([target(pacesOf('on_track', 'on_track'), more)], month).map(({ kind }) => kind);
  expect(kinds({ owner: null })).toEqual(['target_without_owner']);
  expect(kinds({})).toEqual([]);
  // Its last month still counts; afterwards there is nothing left to do.
  expect(kinds({ owner: null, to: '2026-02' })).toEqual(['target_without_owner']);
  expect(kinds({ owner: null, to: '2026-01' })).toEqual([]);
});
