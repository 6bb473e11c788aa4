import { expect, it } from 'vitest';
import { checkMonth, remarkOnMonth } from './check-month.ts';

const NONE = { paidGmv: Number.NaN, netGmv: Number.NaN, refundGmv: Number.NaN, orders: Number.NaN };

it.each([
  [{ paidGmv: -0.01 }, 'negative_amount', 'paidGmv'],
  [{ refundGmv: -1 }, 'negative_amount', 'refundGmv'],
  [{ paidGmv: 100, netGmv: 100.01 }, 'net_above_paid', 'netGmv'],
  [{ paidGmv: 0, netGmv: 1 }, 'net_above_paid', 'netGmv'],
  [{ orders: -1 }, 'orders_not_a_count', 'orders'],
  [{ orders: 1.5 }, 'orders_not_a_count', 'orders'],
])('%o cannot be true', (numbers, code, amount) => {
  expect(checkMonth({ ...NONE, ...numbers })).toMatchObject({ code, amount });
});

it.each([
  {},
  { paidGmv: 0, netGmv: 0, refundGmv: 0, orders: 0 },
  { paidGmv: 0.3, netGmv: 0.1 + 0.2 },
  // Refunds of earlier months.
  { paidGmv: 100, netGmv: -50, refundGmv: 150 },
  { netGmv: 5 },
])('%o may be true', (numbers) => {
  expect(checkMonth({ ...NONE, ...numbers })).toBeNull();
});

it('remarks on what is odd', () => {
  const remark = (numbers: Partial<typeof NONE>) => remarkOnMonth({ ...NONE, ...numbers })?.code ?? null;
  expect(remark({ orders: 3 })).toBe('paid_missing');
  expect(remark({ paidGmv: 100, refundGmv: 101 })).toBe('refund_above_paid');
  expect(remark({ paidGmv: 100, orders: 0 })).toBe('paid_without_orders');
  expect(remark({ paidGmv: 0, orders: 0, refundGmv: 0 })).toBeNull();
});
