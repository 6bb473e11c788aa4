import type { MappingProblem } from '../../../src/domain/import/column-mapping.ts';
import type { IssueDetail } from '../../../src/domain/import/import-issue.ts';
import type { Explanation } from '../../../src/domain/import/issue-text.ts';

/** Why a file as a whole cannot be read. Row problems are rejections, not errors. */
export type FileProblem =
  | 'file_too_large'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'row_too_long'
  | 'unclosed_quote'
  | 'bad_encoding'
  | 'not_a_table' // a workbook, an archive, a picture
  | 'empty_file'
  | 'mapping_mismatch';

type Texts = Record<FileProblem, (detail: IssueDetail) => Explanation>;

function explain(zhReason: string, zhFix: string, enReason: string, enFix: string): Explanation {
  return { reason: { zh: zhReason, en: enReason }, fix: { zh: zhFix, en: enFix } };
}

const TEXTS: Texts = {
  file_too_large: ({ limit }) =>
    explain(
      `文件超过 ${limit} MB 的上限`,
      '按周期拆成几个文件分别导入',
      `The file is larger than the limit of ${limit} MB`,
      'Split it by period and import the parts one by one',
    ),
  too_many_rows: ({ limit }) =>
    explain(
      `文件超过 ${limit} 行的上限`,
      '按周期拆成几个文件分别导入',
      `The file has more rows than the limit of ${limit}`,
      'Split it by period and import the parts one by one',
    ),
  too_many_columns: ({ found, limit }) =>
    explain(
      `表头有 ${found} 列，上限是 ${limit} 列`,
      '删除不需要的列',
      `The header has ${found} columns, the limit is ${limit}`,
      'Remove the columns that are not needed',
    ),
  row_too_long: ({ line, limit }) =>
    explain(
      `第 ${line} 行超过 ${limit} 个字符的上限`,
      '检查这一行的换行符',
      `Line ${line} is longer than the limit of ${limit} characters`,
      'Check the line break at its end',
    ),
  unclosed_quote: ({ line }) =>
    explain(
      `第 ${line} 行开始的双引号没有结束`,
      '补上结束引号；内容里的双引号写两次',
      `A double quote opened in the row at line ${line} is never closed`,
      'Close it; write a double quote inside a cell twice',
    ),
  bad_encoding: ({ encoding, line }) =>
    explain(
      `第 ${line} 行附近的字节不是 ${encoding} 编码`,
      '另存为“CSV UTF-8”后重新上传，或手动指定编码',
      `The bytes near line ${line} are not ${encoding}`,
      'Save as “CSV UTF-8” and upload again, or choose the encoding',
    ),
  not_a_table: ({ found }) =>
    explain(
      `这是${found === '' ? '二进制文件' : ` ${found} 文件`},不是 CSV`,
      '在表格软件中另存为“CSV UTF-8”',
      `This is ${found === '' ? 'a binary file' : `a file of type ${found}`}, not CSV`,
      'Save it as “CSV UTF-8” in the spreadsheet program',
    ),
  empty_file: () =>
    explain(
      '文件没有内容',
      '第一行写表头，之后每行一条记录',
      'The file is empty',
      'Write a header line, then one record per line',
    ),
  mapping_mismatch: ({ problemZh, problemEn }) =>
    explain(
      `列映射与文件不符：${problemZh}`,
      '重新选择各列',
      `The column mapping does not fit the file: ${problemEn}`,
      'Choose the columns again',
    ),
};

/** One plain sentence about a file, and what to do; `detail` names the limit or the line. */
export class ImportFileError extends Error {
  readonly code: FileProblem;
  readonly detail: IssueDetail;
  readonly explanation: Explanation;

  constructor(code: FileProblem, detail: IssueDetail = {}) {
    const explanation = TEXTS[code](detail);
    super(explanation.reason.en);
    this.name = 'ImportFileError';
    this.code = code;
    this.detail = detail;
    this.explanation = explanation;
  }
}

/** A mapping chosen for other columns than the file has. */
export function mappingMismatch({ code, field, text }: MappingProblem): ImportFileError {
  return new ImportFileError('mapping_mismatch', { problemZh: text.zh, problemEn: text.en, code, field });
}
