import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RollUpItem, type RollUpNode, rollUp, splitGoal } from './roll-up.ts';

const item = (id: string, value: number | null, ...path: (string | null)[]): RollUpItem => ({
  id,
  value,
  path,
});

test('a region is the sum of its cities, with what belongs to no city in a row of its own', () => {
  const tree = rollUp([
    item('a', 7, 'northeast', '210100'),
    item('b', 5, 'northeast', '220100'),
    item('c', 2, 'northeast', null),
    item('d', null, 'northeast', '210100'),
    item('e', 1, null, null),
  ]);
  expect(tree).toMatchObject({ key: null, value: 15, unknownItems: 1 });
  expect(tree.children.map(({ key, value }) => [key, value])).toEqual([
    ['northeast', 14],
    [null, 1],
  ]);
  expect(
    tree.children[0]!.children.map(({ key, value, unknownItems }) => [key, value, unknownItems]),
  ).toEqual([
    ['210100', 7, 1],
    ['220100', 5, 0],
    [null, 2, 0],
  ]);
});

test('halves are rounded before they are added, so that shown rows add up to the shown sum', () => {
  const tree = rollUp([item('a', 0.5, 'x'), item('b', 0.5, 'y')]);
  expect([tree.value, ...tree.children.map(({ value }) => value)]).toEqual([2, 1, 1]);
});

test('nothing known is null, not 0', () => {
  expect(rollUp([item('a', null, 'northeast')]).children[0]).toMatchObject({ value: null, unknownItems: 1 });
  expect(rollUp([])).toMatchObject({ value: null, children: [] });
});

test('parts make the whole on every level, exactly, and no item is lost or counted twice', () => {
  const key = fc.option(fc.constantFrom('a', 'b', 'c'));
  const items = fc.array(
    fc.tuple(fc.option(fc.double({ min: 0, max: 1e11, noNaN: true })), fc.array(key, { maxLength: 3 })),
    { maxLength: 60 },
  );
  const total = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  };
  const check = (node: RollUpNode) => {
    expect(node.value).toBe(total(node.items.map(({ value }) => value)));
    if (node.children.length === 0) return;
    expect(node.value).toBe(total(node.children.map(({ value }) => value)));
    expect(node.children.flatMap((child) => child.items.map(({ id }) => id)).sort()).toEqual(
      node.items.map(({ id }) => id).sort(),
    );
    node.children.forEach(check);
  };
  fc.assert(
    fc.property(items, (drawn) => {
      const whole = rollUp(drawn.map(([value, path], at) => item(String(at), value, ...path)));
      expect(whole.items).toHaveLength(drawn.length);
      check(whole);
    }),
  );
});

test.each([
  [4500, [2500, 2000], 0, 'exact'],
  [4500, [2500], 2000, 'unallocated'],
  [4500, [2500, 2500], -500, 'over_allocated'],
] as const)('a goal of %d split into %j leaves %d', (whole, parts, remainder, state) => {
  expect(splitGoal(whole, parts)).toMatchObject({ remainder, state });
});
