import { expect, it } from 'vitest';
import { bulkRows } from './bulk-draft.ts';
import { sampleTarget } from './sample-target.ts';

const target = sampleTarget({ goal: 45, owner: { id: 'a1', name: '甲' } });

it('changes a goal by per cent to a whole number', () => {
  const [row] = bulkRows([target], { kind: 'goal', percent: 10 });
  expect(row?.changes).toEqual({ goal: 50 });
  expect(bulkRows([target], { kind: 'goal', percent: null })[0]?.changes).toBeNull();
});

it('moves a period over the end of a year and sends nothing that stays', () => {
  const [row] = bulkRows([target], { kind: 'period', months: 3 });
  expect(row?.changes).toEqual({ from: '2026-04', to: '2027-03' });
  expect(bulkRows([target], { kind: 'period', months: 0 })[0]?.changes).toBeNull();
  expect(bulkRows([target], { kind: 'owner', owner: 'a1' })[0]?.changes).toBeNull();
  expect(bulkRows([target], { kind: 'owner', owner: null })[0]?.changes).toEqual({ owner: null });
});

it('shows what would be refused', () => {
  const [row] = bulkRows([target], { kind: 'goal', percent: -100 });
  expect(row?.faults.map(({ code }) => code)).toEqual(['goal_not_positive']);
});
