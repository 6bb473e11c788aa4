import type { DirectoryFilter } from '../../../src/contract/providers.ts';
import type { CsvValue } from '../../../src/domain/csv/write-csv.ts';
import { regionName } from '../../../src/domain/geography/regions.ts';
import type { CapabilityModel } from '../../../src/domain/model/capability-model.ts';
import type { Both, Language } from '../../http/language.ts';
import type { AssessmentView } from '../assessment-view.ts';
import { attentionWords, complianceWords, modelWords, movementWords } from '../words.ts';
import type { DirectoryColumn } from './directory-columns.ts';

export interface ExportHead {
  view: AssessmentView;
  model: CapabilityModel | null;
  filter: DirectoryFilter;
  sort: string;
  columns: readonly DirectoryColumn[];
  count: number;
  sample: boolean;
  now: Date;
  language: Language;
}

const FILTER_NAMES: Partial<Record<keyof DirectoryFilter, Both>> = {
  q: { zh: '搜索', en: 'Search' },
  category: { zh: '分类', en: 'Category' },
  tier: { zh: '层级', en: 'Tier' },
  previousTier: { zh: '上期层级', en: 'Previous tier' },
  region: { zh: '大区', en: 'Region' },
  province: { zh: '省份', en: 'Province' },
  city: { zh: '城市', en: 'City' },
  industry: { zh: '行业', en: 'Industry' },
  compliance: { zh: '合规', en: 'Compliance' },
  movement: { zh: '变动', en: 'Movement' },
  attention: { zh: '需关注', en: 'Attention' },
  bottleneck: { zh: '短板', en: 'Bottleneck' },
  minTotal: { zh: '总分不低于', en: 'Total from' },
  maxTotal: { zh: '总分低于', en: 'Total below' },
  measureFrom: { zh: '规模不低于', en: 'Measures from' },
  ids: { zh: '指定服务商', en: 'Chosen providers' },
};

/** What the rows are, so that the file speaks for itself on another desk. Ends with an empty line. */
export function exportHead(head: ExportHead): CsvValue[][] {
  const { view, language, count } = head;
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const { assessment } = view;
  const filters = filterWords(head);
  const rating = assessment
    ? [
        [say('模型', 'Model'), `${view.modelCode} v${assessment.modelVersion}`],
        [say('周期', 'Period'), assessment.stamp.period],
        [say('数据截至', 'Data through'), assessment.stamp.dataThrough],
      ]
    : [[say('模型', 'Model'), `${view.modelCode} ${say('（尚无已发布的评估）', '(nothing published yet)')}`]];
  return [
    [say('内容', 'Content'), say(`服务商名录，${count} 行`, `Provider directory, ${count} rows`)],
    ...rating,
    [say('导出时间', 'Exported at'), head.now.toISOString()],
    [say('筛选', 'Filters'), filters.length === 0 ? say('无', 'none') : filters.join(say(';', '; '))],
    [say('排序', 'Sort'), sortWords(head)],
    ...(head.sample
      ? [
          [
            say('样本数据', 'Sample data'),
            say(
              '含虚构的样本服务商和数字，仅供试用',
              'Contains fictional sample providers and figures, for trying the product only',
            ),
          ],
        ]
      : []),
    [],
  ];
}

function filterWords({ filter, model, language }: ExportHead): string[] {
  const words = modelWords(model, language);
  const wordOf: Partial<Record<keyof DirectoryFilter, (value: string) => string>> = {
    category: (value) => words.category(value === 'undetermined' ? null : value),
    tier: words.bucket,
    previousTier: words.bucket,
    region: (value) => regionName(value)?.[language] ?? value,
    compliance: (value) => lookUp(complianceWords, value, language),
    movement: (value) => lookUp(movementWords, value, language),
    attention: (value) => lookUp(attentionWords, value, language),
    bottleneck: words.capability,
    measureFrom: (value) => {
      const [code = value, amount = ''] = value.split(':');
      const name = model?.indicators.find((indicator) => indicator.code === code)?.name[language];
      return `${name ?? code} ≥ ${amount}`;
    },
  };
  return Object.entries(FILTER_NAMES).flatMap(([key, name]) => {
    const value = filter[key as keyof DirectoryFilter];
    if (value === undefined) return [];
    const values = Array.isArray(value) ? value : [String(value)];
    const shown = values.map((one) => wordOf[key as keyof DirectoryFilter]?.(one) ?? one);
    return [`${name[language]} ${shown.join({ zh: '、', en: ', ' }[language])}`];
  });
}

function lookUp(words: Record<string, Both>, value: string, language: Language): string {
  return words[value]?.[language] ?? value;
}

function sortWords({ sort, columns, language }: ExportHead): string {
  const descending = sort.startsWith('-');
  const code = descending ? sort.slice(1) : sort;
  const column = columns.find((one) => one.code === code)?.header ?? code;
  return `${column} ${descending ? { zh: '从高到低', en: 'descending' }[language] : { zh: '从低到高', en: 'ascending' }[language]}`;
}
