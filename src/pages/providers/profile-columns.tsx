import type { DirectoryRow } from '../../contract/providers.ts';
import { CategoryTag } from '../../ui/blocks/category-tag.tsx';
import { StateTag, type Tone } from '../../ui/blocks/state-tag.tsx';
import type { Lang } from '../../ui/i18n/language.ts';
import { StoredText } from '../../ui/i18n/stored-text.tsx';
import type { ColumnContext, DirectoryColumn } from './directory-columns.tsx';

const complianceTone: Record<DirectoryRow['compliance'], Tone> = {
  clear: 'neutral',
  watch: 'attention',
  capped: 'attention',
  veto: 'bad',
};

export function providerName(row: Pick<DirectoryRow, 'name' | 'nameEn'>, lang: Lang): string {
  return lang === 'en' ? (row.nameEn ?? row.name) : row.name;
}

/** Who the provider is. */
export function profileColumns({ t, formats, words, region, markSamples }: ColumnContext) {
  const group = t('groupIdentity');
  const { lang } = formats;
  return {
    name: {
      id: 'name',
      header: t('columnName'),
      width: lang === 'en' ? 290 : 236,
      pinned: 'start',
      hideable: false,
      sortable: true,
      card: 'title',
      group,
      value: (row) => providerName(row, lang),
      cell: (row) => (
        <span className="directory-name">
          <span className="directory-name-text">{providerName(row, lang)}</span>
          <span className="directory-name-id">{row.id}</span>
          {markSamples && row.sample && <span className="directory-sample">{t('sampleMark')}</span>}
        </span>
      ),
      tip: (row) => `${providerName(row, lang)} · ${row.id}`,
    },
    category: {
      id: 'category',
      header: t('category'),
      width: 116,
      sortable: true,
      card: 'badge',
      group,
      value: (row) => words.category(row.category),
      cell: (row) => <CategoryTag code={row.category} name={words.category(row.category)} />,
    },
    region: {
      id: 'region',
      header: t('columnRegion'),
      width: lang === 'en' ? 112 : 72,
      group,
      value: (row) => (row.region === null ? null : region(row.region)),
      missing: () => t('noRegion'),
    },
    city: {
      id: 'city',
      header: t('columnCity'),
      width: lang === 'en' ? 112 : 84,
      sortable: true,
      group,
      value: (row) => (row.city === null ? null : lang === 'en' ? row.city.nameEn : row.city.name),
      missing: () => t('noCity'),
    },
    industry: {
      id: 'industry',
      header: t('columnIndustry'),
      width: 104,
      hidden: true,
      group,
      value: (row) => row.industry,
      cell: (row) => <StoredText>{row.industry ?? ''}</StoredText>,
      missing: () => t('noIndustry'),
    },
    joinedOn: {
      id: 'joinedOn',
      header: t('columnJoined'),
      width: 112,
      sortable: true,
      group,
      value: (row) => (row.joinedOn === null ? null : formats.date(row.joinedOn)),
      missing: () => t('noJoined'),
    },
    compliance: {
      id: 'compliance',
      header: t('columnCompliance'),
      width: 104,
      group,
      definition: { name: t('columnCompliance'), base: t('defCompliance'), source: 'O' },
      value: (row) => t(`compliance.${row.compliance}`),
      cell: (row) => (
        <StateTag tone={complianceTone[row.compliance]}>{t(`compliance.${row.compliance}`)}</StateTag>
      ),
    },
  } satisfies Record<string, DirectoryColumn>;
}
