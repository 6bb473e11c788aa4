import type { Kysely } from 'kysely';
import type { LeapFilter } from '../../src/contract/leaps.ts';
import { CSV_BOM, type CsvValue, csvLine } from '../../src/domain/csv/write-csv.ts';
import { explainLeap, joinParts, type LeapFormat } from '../../src/domain/leap/explain-leap.ts';
import type { LapseState } from '../../src/domain/leap/leap-outcome.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import type { Position } from '../http/cursor.ts';
import type { Both, Language } from '../http/language.ts';
import type { LeapRow } from './leap-row.ts';
import { readLeaps } from './list-leaps.ts';
import { highestWindow } from './stored-outcome.ts';

const ROWS_PER_CHUNK = 1000;

const LAPSE_WORDS: Record<LapseState, Both> = {
  pending: { zh: '观察中', en: 'Watched' },
  held: { zh: '已守住', en: 'Held' },
  lapsed: { zh: '已回落', en: 'Lapsed' },
  unknown: { zh: '缺月，无法判断', en: 'Month missing, not known' },
};

const ROLE_WORDS: Record<LeapRow['role'], Both> = {
  primary: { zh: '主服务', en: 'Primary' },
  assist: { zh: '协同', en: 'Assist' },
};

/** Plain figures: a spreadsheet is read with what it was made from at hand. */
const FORMAT: LeapFormat = {
  yuan: (yuan, lang) => `${Math.ceil(yuan * 100) / 100}${lang === 'zh' ? '元' : ' yuan'}`,
  month: (month) => month,
  share: (share) => `${Math.round(share * 1000) / 10}%`,
};

const COLUMNS: readonly [Both, (row: LeapRow, language: Language) => CsvValue][] = [
  [{ zh: '服务商ID', en: 'Provider id' }, (row) => row.providerId],
  [
    { zh: '服务商', en: 'Provider' },
    (row, language) => inLanguage(row.providerName, row.providerNameEn, language),
  ],
  [{ zh: '商家ID', en: 'Merchant id' }, (row) => row.merchantId],
  [
    { zh: '商家', en: 'Merchant' },
    (row, language) => inLanguage(row.merchantName, row.merchantNameEn, language),
  ],
  [{ zh: '服务角色', en: 'Role' }, (row, language) => ROLE_WORDS[row.role][language]],
  [{ zh: '服务开始', en: 'Service from' }, (row) => row.startedOn],
  [{ zh: '服务结束', en: 'Service to' }, (row) => row.endedOn],
  [{ zh: '状态', en: 'State' }, (row, language) => explain(row).state[language]],
  [{ zh: '还缺什么', en: 'What is missing' }, (row, language) => joinParts(explain(row))[language]],
  [{ zh: '仍可完成', en: 'Still possible' }, (row) => row.isOpen],
  [{ zh: '基线（元/月）', en: 'Baseline (yuan a month)' }, (row) => row.content.baseline.yuan],
  [{ zh: '基线档位', en: 'Baseline band' }, (row) => row.content.baseline.band],
  [{ zh: '目标档位', en: 'Target band' }, (row) => row.targetBand],
  [{ zh: '已保持月数', en: 'Months held' }, (row) => row.heldMonths],
  [{ zh: '需保持月数', en: 'Months to hold' }, (row) => row.content.heldOf],
  [{ zh: '下月至少（元）', en: 'Next month at least (yuan)' }, (row) => row.neededYuan],
  [{ zh: '完成月份', en: 'Completed in' }, (row) => row.completedMonth],
  [{ zh: '达到档位', en: 'Band reached' }, (row) => highestWindow(row.content)?.band ?? null],
  [{ zh: '跃升档数', en: 'Bands jumped' }, (row) => row.bandsJumped],
  [
    { zh: '跃迁后', en: 'Afterwards' },
    (row, language) => (row.lapseState === null ? null : LAPSE_WORDS[row.lapseState][language]),
  ],
];

/** The relations that match, in the order asked for. */
export async function* leapLines(
  db: Kysely<Database>,
  caller: Caller,
  filter: LeapFilter & { sort: string },
  language: Language,
): AsyncGenerator<string> {
  yield CSV_BOM + csvLine(COLUMNS.map(([name]) => name[language]));
  let position: Position | null = null;
  do {
    const page = await readLeaps(db, caller, { ...filter, limit: ROWS_PER_CHUNK }, position);
    yield page.rows.map((row) => csvLine(COLUMNS.map(([, cell]) => cell(row, language)))).join('');
    position = page.next;
  } while (position !== null);
}

function explain({ state, heldMonths, monthsToGo, content }: LeapRow) {
  const held = { months: heldMonths, of: content.heldOf };
  return explainLeap({ state, held, monthsToGo, missing: content.missing }, FORMAT);
}

function inLanguage(name: string, nameEn: string | null, language: Language): string {
  return language === 'en' && nameEn ? nameEn : name;
}
