import { regionName } from '../../domain/geography/regions.ts';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { StoredText } from '../../ui/i18n/stored-text.tsx';
import { complianceTone, nameOf } from './merchant-words.ts';
import type { MerchantColumn, MerchantColumnContext } from './merchants-columns.tsx';

/** Who the merchant is. */
export function profileColumns({ t, words, formats, markSamples }: MerchantColumnContext) {
  const { lang } = formats;
  const group = t('groupIdentity');
  return {
    name: {
      id: 'name',
      header: t('columnName'),
      width: lang === 'en' ? 264 : 212,
      pinned: 'start',
      hideable: false,
      sortable: true,
      card: 'title',
      group,
      value: (row) => nameOf(row, lang),
      cell: (row) => (
        <span className="merchants-name">
          <span className="merchants-name-text">{nameOf(row, lang)}</span>
          <span className="merchants-name-id">{row.id}</span>
          {markSamples && row.sample && <span className="merchants-sample">{words('sample')}</span>}
        </span>
      ),
      tip: (row) => `${nameOf(row, lang)} · ${row.id}`,
    },
    kind: {
      id: 'kind',
      header: t('kind'),
      width: lang === 'en' ? 148 : 94,
      group,
      value: (row) => (row.kind === null ? null : words(`kind.${row.kind}`)),
      missing: () => words('noKind'),
    },
    place: {
      id: 'city',
      header: t('columnPlace'),
      width: lang === 'en' ? 100 : 74,
      group,
      value: (row) => (row.city === null ? null : lang === 'en' ? row.city.nameEn : row.city.name),
      missing: () => words('noCity'),
    },
    region: {
      id: 'region',
      header: t('region'),
      width: lang === 'en' ? 128 : 72,
      hidden: true,
      group,
      value: (row) => (row.region === null ? null : (regionName(row.region)?.[lang] ?? row.region)),
      missing: () => words('noRegion'),
    },
    industry: {
      id: 'industry',
      header: t('industry'),
      width: 96,
      group,
      value: (row) => row.industry,
      cell: (row) => <StoredText>{row.industry ?? ''}</StoredText>,
      missing: () => words('noIndustry'),
    },
    openedOn: {
      id: 'openedOn',
      header: t('columnOpened'),
      width: 116,
      sortable: true,
      hidden: true,
      group,
      value: (row) => (row.openedOn === null ? null : formats.date(row.openedOn)),
      missing: () => words('noOpened'),
    },
    compliance: {
      id: 'compliance',
      header: t('columnCompliance'),
      width: lang === 'en' ? 152 : 112,
      hidden: true,
      group,
      value: (row) => words(`compliance.${row.compliance}`),
      cell: (row) => (
        <StateTag tone={complianceTone[row.compliance]}>{words(`compliance.${row.compliance}`)}</StateTag>
      ),
    },
  } satisfies Record<string, MerchantColumn>;
}
