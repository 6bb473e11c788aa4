import { type Explain, explain, quoted } from './explanation.ts';
import type { RejectionCode } from './import-issue.ts';

/** A damaged id (1.23E+11) is a spreadsheet's work, so its repair differs from that of a wrong id. */
const SCIENTIFIC_ID = /^\d(\.\d+)?E\+?\d+$/i;

/** Rows, keys and codes that cannot be read. */
export const ROW_TEXTS = {
  too_few_columns: (_, d) =>
    explain(
      `这一行只有 ${d.found} 列，表头有 ${d.expected} 列`,
      '补齐缺少的分隔符；空值也要保留分隔符',
      `The row has ${d.found} columns, the header has ${d.expected}`,
      'Add the missing separators; an empty cell still needs its separator',
    ),
  too_many_columns: (_, d) =>
    explain(
      `这一行有 ${d.found} 列，表头只有 ${d.expected} 列`,
      '内容里含分隔符时，用双引号把整格括起来',
      `The row has ${d.found} columns, the header has ${d.expected}`,
      'Put double quotes around a cell that contains the separator',
    ),
  cell_too_long: (_, d) =>
    explain(
      `有一格超过 ${d.limit} 个字符`,
      `缩短到 ${d.limit} 个字符以内`,
      `A cell is longer than ${d.limit} characters`,
      `Shorten it to at most ${d.limit} characters`,
    ),
  broken_quotes: () =>
    explain(
      '结束引号后面还有文字',
      '整格用双引号括起来，内容里的双引号写两次',
      'There is text after a closing quote',
      'Quote the whole cell and write a double quote inside it twice',
    ),
  blank_key: () =>
    explain(
      '这一格是空的，但它用来识别这一行',
      '填上这一格',
      'The cell is empty but identifies the row',
      'Fill it in',
    ),
  bad_text: (_, d) =>
    explain(
      `文字含不可见的控制字符，或超过 ${d.limit} 个字符`,
      '删除控制字符，缩短文字',
      `The text holds control characters or is longer than ${d.limit} characters`,
      'Remove the control characters and shorten the text',
    ),
  unknown_provider: (value) =>
    SCIENTIFIC_ID.test(value ?? '')
      ? explain(
          `编号 ${quoted(value)} 被表格软件改成了科学计数法，原编号已丢失`,
          '把该列设为“文本”格式后重新导出',
          `The id ${quoted(value)} was turned into scientific notation by a spreadsheet; the original is lost`,
          'Format the column as text and export again',
        )
      : explain(
          `没有编号为 ${quoted(value)} 的服务商`,
          '先导入这家服务商，或改正编号',
          `No provider has the id ${quoted(value)}`,
          'Import this provider first, or correct the id',
        ),
  unknown_indicator: (value, d) =>
    explain(
      `能力模型里没有指标 ${quoted(value)}`,
      d.similar ? `是否指 ${d.similar}?改成模型中的指标代码` : '改成模型中的指标代码，或删除这一行',
      `The model has no indicator ${quoted(value)}`,
      d.similar
        ? `Did you mean ${d.similar}? Use the model's indicator code`
        : "Use the model's indicator code, or remove the row",
    ),
  duplicate_identical: (_, d) =>
    explain(
      `与第 ${d.firstLine} 行完全相同`,
      '删除其中一行即可，不会丢失数据',
      `Identical to line ${d.firstLine}`,
      'Delete one of them; nothing is lost',
    ),
  duplicate_conflict: (_, d) =>
    explain(
      `与第 ${d.firstLine} 行是同一条记录，但内容不同；已采用第 ${d.firstLine} 行`,
      '核对来源，只保留正确的一行',
      `The same key as line ${d.firstLine} with other content; line ${d.firstLine} is used`,
      'Check the source and keep only the right line',
    ),
  unknown_category: (value, d) =>
    explain(
      `没有分类 ${quoted(value)}`,
      `改成：${d.allowed}`,
      `There is no category ${quoted(value)}`,
      `Use one of: ${d.allowed}`,
    ),
  unknown_compliance: (value, d) =>
    explain(
      `没有合规状态 ${quoted(value)}`,
      `改成：${d.allowed}`,
      `There is no compliance state ${quoted(value)}`,
      `Use one of: ${d.allowed}`,
    ),
} satisfies Partial<Record<RejectionCode, Explain>>;
