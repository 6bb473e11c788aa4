import type { MerchantRow } from '../../../src/contract/merchants.ts';
import type { CsvValue } from '../../../src/domain/csv/write-csv.ts';
import { regionName } from '../../../src/domain/geography/regions.ts';
import { LEAP_STATE_WORDS } from '../../../src/domain/leap/leap-state-names.ts';
import type { Both, Language } from '../../http/language.ts';
import { complianceWords } from '../words.ts';
import { merchantKindWords } from './merchant-words.ts';

interface MerchantExportColumn {
  header: string;
  value: (row: MerchantRow) => CsvValue;
}

/** Columns of the exported list; `months` are those of the trend, the month looked at last. */
export function merchantExportColumns(months: readonly string[], language: Language): MerchantExportColumn[] {
  const column = (header: Both, value: MerchantExportColumn['value']) => ({
    header: header[language],
    value,
  });
  const say = (text: Both | null | undefined) => text?.[language] ?? null;
  const month = months.at(-1);
  return [
    column({ zh: '编号', en: 'Id' }, (row) => row.id),
    column({ zh: '商家', en: 'Merchant' }, (row) =>
      language === 'en' ? (row.nameEn ?? row.name) : row.name,
    ),
    column({ zh: '类型', en: 'Kind' }, ({ kind }) => say(kind && merchantKindWords[kind])),
    column({ zh: '行业', en: 'Industry' }, (row) => row.industry),
    column({ zh: '大区', en: 'Region' }, ({ region }) => region && (say(regionName(region)) ?? region)),
    column({ zh: '城市', en: 'City' }, ({ city }) => city && (language === 'en' ? city.nameEn : city.name)),
    column({ zh: '开店日期', en: 'Opened' }, (row) => row.openedOn),
    column({ zh: '合规', en: 'Compliance' }, (row) => say(complianceWords[row.compliance])),
    column({ zh: '服务商编号', en: 'Provider id' }, ({ servedBy }) => servedBy?.id ?? null),
    column(
      { zh: '服务商', en: 'Served by' },
      ({ servedBy }) => servedBy && (language === 'en' ? (servedBy.nameEn ?? servedBy.name) : servedBy.name),
    ),
    column({ zh: '跃迁', en: 'Leap' }, ({ leap }) => say(leap && LEAP_STATE_WORDS[leap].name)),
    column({ zh: `${month ?? ''} 档位`.trim(), en: `Band ${month ?? ''}`.trim() }, ({ paidGmvYuan, band }) =>
      paidGmvYuan === null ? null : band,
    ),
    column({ zh: '环比', en: 'Change on the month before' }, ({ growth }) => percent(growth)),
    ...months.map((one, at) =>
      column({ zh: `${one} 支付GMV（元）`, en: `Paid GMV ${one} (yuan)` }, ({ trend }) => trend[at] ?? null),
    ),
  ];
}

/** A spreadsheet reads it as the share it is. */
function percent(share: number | null): string | null {
  return share === null ? null : `${Math.round(share * 10_000) / 100}%`;
}
