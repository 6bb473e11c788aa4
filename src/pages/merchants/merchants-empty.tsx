import { useMay } from '../../queries/session.ts';
import { Button, ButtonLink } from '../../ui/blocks/button.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { isFiltered, type MerchantFilterInput } from './merchants-address.ts';
import { useMerchantsMessages } from './messages.ts';

export interface MerchantsEmptyProps {
  filter: MerchantFilterInput;
  own: boolean;
  onClear: () => void;
}

/** No rows: because the filters are too narrow, or because nothing has been imported. */
export function MerchantsEmpty({ filter, own, onClear }: MerchantsEmptyProps) {
  const t = useMerchantsMessages();
  const mayImport = useMay('import.write');
  if (isFiltered(filter)) {
    return (
      <EmptyState
        title={t('noMatchTitle')}
        detail={filter.q ? t('noMatchSearch', { q: filter.q }) : t('noMatchDetail')}
        action={
          <Button kind="primary" onClick={onClear}>
            {t('clearAll')}
          </Button>
        }
      />
    );
  }
  if (own) return <EmptyState title={t('emptyOwnTitle')} detail={t('emptyOwnDetail')} />;
  return (
    <EmptyState
      title={t('emptyTitle')}
      detail={t('emptyDetail')}
      action={
        mayImport && (
          <ButtonLink kind="primary" to="/imports/new">
            {t('emptyAction')}
          </ButtonLink>
        )
      }
    />
  );
}
