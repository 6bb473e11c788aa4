import { useMay } from '../../queries/session.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useProgrammeMessages } from './messages.ts';
import { type ProgrammeView, programmeSearch } from './programme-address.ts';

/** Before the first months are stored, or for a month that is not among them. */
export function ProgrammeEmpty({ view, months }: { view: ProgrammeView; months: readonly string[] }) {
  const t = useProgrammeMessages();
  const formats = useFormats();
  const mayImport = useMay('import.write');
  if (view.month && months.length > 0) {
    const { month, ...rest } = view;
    return (
      <EmptyState
        title={t('emptyMonthTitle', { month: formats.period(month) })}
        action={
          <ButtonLink kind="primary" to={`/programme${programmeSearch(rest)}`}>
            {t('emptyMonthAction')}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <EmptyState
      title={t('emptyTitle')}
      detail={t('emptyDetail')}
      {...(mayImport && {
        action: (
          <ButtonLink kind="primary" to="/imports/new">
            {t('emptyAction')}
          </ButtonLink>
        ),
      })}
    />
  );
}
