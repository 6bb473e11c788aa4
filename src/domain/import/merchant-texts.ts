import { type Explain, explain, quoted } from './explanation.ts';
import type { RejectionCode, WarningCode } from './import-issue.ts';

/** Where the other record of the same pair stands: a line of the file, or 0 for what is stored. */
function span({ startedOn, endedOn, firstLine }: Parameters<Explain>[1]): { zh: string; en: string } {
  const isStored = firstLine === 0;
  return {
    zh: `${isStored ? '已入库的记录' : `第 ${firstLine} 行`}（${startedOn} 至 ${endedOn || '今'}）`,
    en: `${isStored ? 'the stored record' : `line ${firstLine}`} (${startedOn} to ${endedOn || 'now'})`,
  };
}

/** Merchants, who serves them, and their months. */
export const MERCHANT_TEXTS = {
  unknown_merchant: (value) =>
    explain(
      `没有编号为 ${quoted(value)} 的商家`,
      '先导入这家商家，或改正编号',
      `No merchant has the id ${quoted(value)}`,
      'Import this merchant first, or correct the id',
    ),
  unknown_merchant_kind: (value, d) =>
    explain(
      `没有商家类型 ${quoted(value)}`,
      `改成：${d.allowed}；不清楚就留空`,
      `There is no merchant kind ${quoted(value)}`,
      `Use one of: ${d.allowed}; leave the cell empty when it is not known`,
    ),
  unknown_role: (value) =>
    explain(
      `无法识别服务角色 ${quoted(value)}`,
      '改成“主服务”（primary）或“协同”（assist）；留空即主服务',
      `${quoted(value)} is not a role of service`,
      'Use primary or assist; an empty cell means primary',
    ),
  ends_before_start: (value, d) =>
    explain(
      `结束日期 ${quoted(value)} 早于开始日期 ${d.startedOn}`,
      '核对两个日期；仍在服务就把结束日期留空',
      `The end ${quoted(value)} lies before the start ${d.startedOn}`,
      'Check both dates; leave the end empty while the service goes on',
    ),
  overlapping_service: (_, d) =>
    explain(
      `同一服务商与商家的服务时间与${span(d).zh}重叠`,
      '先写为前一段补上结束日期的那一行，再写这一行；若是同一段，开始日期写成一致',
      `The same provider and merchant overlap with ${span(d).en}`,
      'Put the row that ends the earlier span before this one; for the same span, write the same start',
    ),
  sessions_not_a_count: (value) =>
    explain(
      `操盘场次 ${quoted(value)} 不是大于等于 0 的整数`,
      '填整数；没有数据就留空，空格不等于 0',
      `The number of operated sessions ${quoted(value)} is not a whole number of at least 0`,
      'Write a whole number; leave the cell empty when it is unknown, which is not 0',
    ),
  not_a_month: (value) =>
    explain(
      `${quoted(value)} 不是月份，商家数据只按月导入`,
      '写成 2021-06、2021/6/1 或 2021年6月',
      `${quoted(value)} is not a month; merchants are reported by month`,
      'Write 2021-06, 2021/6/1 or 2021年6月',
    ),
  negative_amount: (value) =>
    explain(
      `${quoted(value)} 是负数；支付 GMV 和退款金额不可能为负`,
      '核对来源；退款写成正数，没有数据就留空',
      `${quoted(value)} is negative; paid GMV and refunds cannot be`,
      'Check the source; write refunds as positive amounts, and leave unknown cells empty',
    ),
  net_above_paid: (value, d) =>
    explain(
      `净 GMV ${quoted(value)} 大于支付 GMV ${d.paid}`,
      '核对两列是否颠倒或口径不同',
      `The net GMV ${quoted(value)} is above the paid GMV ${d.paid}`,
      'Check whether they are swapped or counted differently',
    ),
  orders_not_a_count: (value) =>
    explain(
      `订单数 ${quoted(value)} 不是大于等于 0 的整数`,
      '填整数；没有数据就留空',
      `The number of orders ${quoted(value)} is not a whole number of at least 0`,
      'Write a whole number; leave the cell empty when it is unknown',
    ),
} satisfies Partial<Record<RejectionCode, Explain>>;

export const MERCHANT_WARNING_TEXTS = {
  paid_missing: () =>
    explain(
      '这个月没有支付 GMV',
      '将按“未知”保存，跃迁判定不会跨过这个月；有数值请补上',
      'The month has no paid GMV',
      'It is kept as not known, and no leap is read across it; add the amount if there is one',
    ),
  refund_above_paid: (value, d) =>
    explain(
      `退款 ${quoted(value)} 大于当月支付 GMV ${d.paid}`,
      '将予保留；退款可能来自之前的订单，请核对口径',
      `The refunds ${quoted(value)} are above the month's paid GMV ${d.paid}`,
      'It stays: refunds may be of earlier orders; check the definition',
    ),
  paid_without_orders: (value) =>
    explain(
      `有支付 GMV ${quoted(value)}，订单数却是 0`,
      '将予保留；请核对订单数的口径',
      `There is a paid GMV of ${quoted(value)} without any order`,
      'It stays; check how orders are counted',
    ),
} satisfies Partial<Record<WarningCode, Explain>>;
