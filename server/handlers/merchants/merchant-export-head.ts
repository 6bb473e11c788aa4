import type { MerchantFilter } from '../../../src/contract/merchants.ts';
import type { CsvValue } from '../../../src/domain/csv/write-csv.ts';
import { regionName } from '../../../src/domain/geography/regions.ts';
import { LEAP_STATE_WORDS } from '../../../src/domain/leap/leap-state-names.ts';
import type { Both, Language } from '../../http/language.ts';
import { NO_BAND, NO_INDUSTRY, UNKNOWN_KIND } from './merchant-fields.ts';
import { merchantKindWords } from './merchant-words.ts';

interface MerchantExportHead {
  /** Null: no month is stored. */
  month: string | null;
  filter: MerchantFilter;
  sort: string;
  count: number;
  sample: boolean;
  now: Date;
  language: Language;
}

const SORT_NAMES: Record<string, Both> = {
  gmv: { zh: '支付GMV', en: 'Paid GMV' },
  growth: { zh: '环比', en: 'Change on the month before' },
  name: { zh: '商家', en: 'Merchant' },
  id: { zh: '编号', en: 'Id' },
  openedOn: { zh: '开店日期', en: 'Opened' },
};

type FilterName = Exclude<keyof MerchantFilter, 'month'>;

const FILTER_NAMES: Record<FilterName, Both> = {
  q: { zh: '搜索', en: 'Search' },
  kind: { zh: '类型', en: 'Kind' },
  region: { zh: '大区', en: 'Region' },
  city: { zh: '城市', en: 'City' },
  industry: { zh: '行业', en: 'Industry' },
  band: { zh: '档位', en: 'Band' },
  sold: { zh: '成交', en: 'Sold' },
  served: { zh: '有服务商', en: 'Served' },
  inService: { zh: '当月曾在服务', en: 'In service in the month' },
  joinedFrom: { zh: '首次服务自', en: 'First served from' },
  joinedTo: { zh: '首次服务至', en: 'First served until' },
  everServed: { zh: '曾有服务商', en: 'Ever served' },
  leaptTo: { zh: '首次跃迁不晚于', en: 'First leap by' },
  provider: { zh: '服务商', en: 'Provider' },
  leap: { zh: '跃迁', en: 'Leap' },
};

const SOLD_NAMES: Record<string, Both> = {
  yes: { zh: '有成交', en: 'sold' },
  no: { zh: '无成交', en: 'sold nothing' },
  unknown: { zh: '无数据', en: 'no figures' },
};

const yesOrNo = (value: string): Both => (value === 'yes' ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });

const VALUE_NAMES: Partial<Record<FilterName, (value: string) => Both | null | undefined>> = {
  kind: (value) =>
    value === UNKNOWN_KIND
      ? { zh: '未知', en: 'not known' }
      : merchantKindWords[value as keyof typeof merchantKindWords],
  region: regionName,
  industry: (value) => (value === NO_INDUSTRY ? { zh: '未填', en: 'none' } : null),
  band: (value) => (value === NO_BAND ? { zh: '无数据', en: 'no figures' } : null),
  sold: (value) => SOLD_NAMES[value],
  served: yesOrNo,
  inService: yesOrNo,
  everServed: yesOrNo,
  leap: (value) => LEAP_STATE_WORDS[value as keyof typeof LEAP_STATE_WORDS]?.name,
};

/** What the rows are, so that the file speaks for itself on another desk. Ends with an empty line. */
export function merchantExportHead(head: MerchantExportHead): CsvValue[][] {
  const { month, count, language } = head;
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const filters = filterWords(head);
  return [
    [say('内容', 'Content'), say(`商家，${count} 行`, `Merchants, ${count} rows`)],
    [say('月份', 'Month'), month ?? say('尚无月度数据', 'no month is stored yet')],
    [
      say('口径', 'Definition'),
      say(
        '金额为当月支付GMV（元），空白是没有数据而不是0；是否有服务商看当月最后一天',
        'Amounts are paid GMV of the month in yuan, blank is not known and not 0; service is as on the last day of the month',
      ),
    ],
    [say('导出时间', 'Exported at'), head.now.toISOString()],
    [say('筛选', 'Filters'), filters.length === 0 ? say('无', 'none') : filters.join(say('；', '; '))],
    [say('排序', 'Sort'), sortWords(head)],
    ...(head.sample
      ? [
          [
            say('样本数据', 'Sample data'),
            say(
              '含虚构的样本商家和数字，仅供试用',
              'Contains fictional sample merchants and figures, for trying the product only',
            ),
          ],
        ]
      : []),
    [],
  ];
}

function filterWords({ filter, language }: MerchantExportHead): string[] {
  return (Object.keys(FILTER_NAMES) as FilterName[]).flatMap((name) => {
    const chosen = filter[name];
    if (chosen === undefined) return [];
    const values = typeof chosen === 'string' ? [chosen] : chosen;
    const shown = values.map((value) => VALUE_NAMES[name]?.(value)?.[language] ?? value);
    return [`${FILTER_NAMES[name][language]} ${shown.join({ zh: '、', en: ', ' }[language])}`];
  });
}

function sortWords({ sort, language }: MerchantExportHead): string {
  const descending = sort.startsWith('-');
  const code = descending ? sort.slice(1) : sort;
  const direction = descending
    ? { zh: '从高到低', en: 'descending' }[language]
    : { zh: '从低到高', en: 'ascending' }[language];
  return `${SORT_NAMES[code]?.[language] ?? code} ${direction}`;
}
