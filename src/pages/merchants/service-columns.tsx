import { Link } from 'react-router';
import { LEAP_STATE_WORDS } from '../../domain/leap/leap-state-names.ts';
import { LeapStateTag } from '../../ui/leap/leap-state-tag.tsx';
import { nameOf } from './merchant-words.ts';
import type { MerchantColumn, MerchantColumnContext } from './merchants-columns.tsx';

/** Who serves the merchant, and what has come of it. */
export function serviceColumns({ t, words, formats, own }: MerchantColumnContext): MerchantColumn[] {
  const { lang } = formats;
  const group = t('groupService');
  const server: MerchantColumn = own
    ? {
        id: 'serving',
        header: t('columnServing'),
        width: lang === 'en' ? 108 : 96,
        group,
        definition: { name: t('columnServing'), base: t('defServing'), source: 'O' },
        value: (row) => row.servedBy && t('serving'),
        missing: () => t('servingNot'),
      }
    : {
        id: 'servedBy',
        header: t('columnServedBy'),
        width: lang === 'en' ? 200 : 144,
        group,
        definition: { name: t('columnServedBy'), base: t('defServedBy'), source: 'O' },
        // Served by somebody whom the caller may not see, or by assisting providers alone.
        value: (row) =>
          row.servedBy ? nameOf(row.servedBy, lang) : row.served ? t('servedElsewhere') : null,
        tip: (row) => (row.servedBy ? `${nameOf(row.servedBy, lang)} · ${row.servedBy.id}` : undefined),
        missing: () => t('noServed'),
      };
  return [
    server,
    {
      id: 'leap',
      header: t('columnLeap'),
      width: lang === 'en' ? 152 : 132,
      card: 'badge',
      group,
      definition: { name: t('columnLeap'), base: t('defLeap'), source: 'O' },
      value: (row) => row.leap && LEAP_STATE_WORDS[row.leap].name[lang],
      cell: (row) =>
        row.leap &&
        row.leapId && (
          <Link
            to={`/leaps?leap=${encodeURIComponent(row.leapId)}`}
            className="merchants-leap"
            aria-label={`${LEAP_STATE_WORDS[row.leap].name[lang]} · ${t('openLeap', { name: nameOf(row, lang) })}`}
          >
            <LeapStateTag state={row.leap} inCell />
          </Link>
        ),
      tip: (row) => (row.leap === null ? undefined : LEAP_STATE_WORDS[row.leap].meaning[lang]),
      missing: (row) => (row.leapId === null ? t('noLeap') : words('notEvaluated')),
    },
  ];
}
