import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AlertTargetTerms, alertKey } from './alert.ts';
import { alertChanges, type FoundAlert, type StoredAlert } from './alert-changes.ts';

const TERMS: AlertTargetTerms = {
  ...{ id: 'T', level: 'region', scope: 'northeast', measure: 'leaps', goal: 120 },
  ...{ from: '2026-01', to: '2026-12', owner: null },
};
const alert = (target: number, month: string | null, fingerprint: number): FoundAlert => ({
  kind: 'target_without_owner',
  object: `target_without_owner ${target}`,
  month,
  subject: { target, owner: null },
  data: { target: TERMS },
  fingerprint,
});

/** Of one object one alert, as the causes are found. */
const found = fc.uniqueArray(
  fc.record({
    target: fc.integer({ min: 1, max: 8 }),
    month: fc.constantFrom(null, '2026-09', '2026-10'),
    fingerprint: fc.integer({ min: 1, max: 3 }),
  }),
  { selector: ({ target }) => target },
);
const alertsFrom = (rows: readonly { target: number; month: string | null; fingerprint: number }[]) =>
  rows.map(({ target, month, fingerprint }) => alert(target, month, fingerprint));
const storedFrom = (alerts: readonly FoundAlert[], firstId = 1): StoredAlert[] =>
  alerts.map((one, at) => ({
    id: firstId + at,
    key: alertKey(one),
    object: one.object,
    fingerprint: one.fingerprint,
  }));

test('what is open already is not told again', () => {
  fc.assert(
    fc.property(found, (rows) => {
      const open = alertsFrom(rows);
      expect(alertChanges(storedFrom(open), open)).toEqual({ raised: [], changed: [], resolved: [] });
    }),
  );
});

test('afterwards exactly the causes that are there are open', () => {
  fc.assert(
    fc.property(found, found, (before, after) => {
      const stored = storedFrom(alertsFrom(before));
      const open = alertsFrom(after);
      const { raised, changed, resolved } = alertChanges(stored, open);
      const over = new Set(resolved.map(({ id }) => id));
      const kept = stored
        .filter(({ id }) => !over.has(id))
        .map((one) => ({ ...one, ...changed.find(({ id }) => id === one.id)?.alert }));
      const now = [...kept, ...storedFrom(raised, 100)];
      const told = (rows: readonly { object: string; fingerprint: number }[]) =>
        rows.map(({ object, fingerprint }) => `${object} ${fingerprint}`).sort();
      expect(told(now)).toEqual(told(open));
      expect(new Set(now.map(({ object }) => object)).size).toBe(now.length);
    }),
  );
});

test('a cause that is gone is cleared; one that moved on is replaced', () => {
  const stored = storedFrom([alert(1, '2026-09', 1), alert(2, '2026-09', 1), alert(3, null, 1)]);
  const changes = alertChanges(stored, [alert(2, '2026-10', 1), alert(3, null, 2)]);
  expect(changes.resolved).toEqual([
    { id: 1, resolution: 'cleared' },
    { id: 2, resolution: 'replaced' },
  ]);
  expect(changes.raised.map(alertKey)).toEqual(['target_without_owner 2 in 2026-10']);
  // Figures that moved are kept up to date without telling anybody.
  expect(changes.changed.map(({ id }) => id)).toEqual([3]);
});
