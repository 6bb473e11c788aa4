import type { NextProviderView } from '../../contract/programme.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLang } from '../../ui/i18n/language.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { csvOf, downloadText } from '../../ui/table/table-csv.ts';
import { useCourseMessages } from './course-messages.ts';
import type { LadderProps } from './programme-findings.tsx';
import { useClubName } from './use-club-name.ts';
import { useNextColumns } from './use-next-columns.tsx';

/** The providers nearest the line that are not over it: what each has, needs and brings a month. */
export function NextSection({ ladder, board, rules, paths }: LadderProps) {
  const t = useCourseMessages();
  const formats = useFormats();
  const lang = useLang();
  const clubName = useClubName();
  const to = ladder.goal?.to ?? board.period.to;
  const columns = useNextColumns({
    amount: ladder.amount,
    to,
    recentMonths: rules?.forecast.recentMonths,
    paths,
  });
  const club = clubName(ladder);
  const title = t('nextTitle', { club, count: ladder.next.length });
  const willReach = ladder.next.filter((row) => row.willReach).length;
  const save = () =>
    downloadText(
      `${ladder.code}-${board.month}.csv`,
      csvOf(columns, ladder.next, { preamble: [title, formats.period(board.month ?? '')] }),
    );
  return (
    <Section
      id="programme-next"
      title={title}
      note={
        ladder.next.length > 0 &&
        (willReach > 0
          ? t('nextReach', { count: willReach, to: formats.period(to) })
          : t('nextReachNone', { to: formats.period(to) }))
      }
      definition={{ name: title, formula: t('nextDefinition'), source: 'O' }}
      actions={
        ladder.next.length > 0 && (
          <Button icon="download" onClick={save}>
            {t('exportNext')}
          </Button>
        )
      }
    >
      <DataTable<NextProviderView>
        // Money and counts are other columns; their settings are kept apart.
        key={ladder.amount}
        id={`programme-next-${ladder.amount}`}
        label={title}
        columns={columns}
        rows={ladder.next}
        rowKey={(row) => row.provider.id}
        rowHref={(row) => `/providers/${encodeURIComponent(row.provider.id)}`}
        rowLabel={(row) => (lang === 'en' && row.provider.nameEn) || row.provider.name}
        mode="client"
        empty={<EmptyState title={t('nextNone')} detail={t('nextNoneDetail')} />}
      />
    </Section>
  );
}
