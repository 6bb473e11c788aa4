import { Button } from '../../ui/blocks/button.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { type InboxFilter, isFiltered } from './inbox-address.ts';
import { useInboxMessages } from './messages.ts';

interface InboxEmptyProps {
  filter: InboxFilter;
  own: boolean;
  onChange: (filter: InboxFilter) => void;
}

/** Nothing to do is good news; what would appear is said either way. */
export function InboxEmpty({ filter, own, onChange }: InboxEmptyProps) {
  const t = useInboxMessages();
  const shared = useSharedMessages();
  if (isFiltered(filter))
    return (
      <EmptyState
        title={t('noneFilteredTitle')}
        detail={t('noneFiltered')}
        action={<Button onClick={() => onChange({ state: filter.state })}>{shared('resetFilters')}</Button>}
      />
    );
  if (filter.state === 'resolved')
    return <EmptyState title={t('noneResolvedTitle')} detail={t('noneResolved')} />;
  return (
    <EmptyState
      title={t('noneTitle')}
      detail={t(own ? 'noneOwn' : 'noneDetail')}
      action={
        filter.state === 'open' && <Button onClick={() => onChange({ state: 'all' })}>{t('seeAll')}</Button>
      }
    />
  );
}
