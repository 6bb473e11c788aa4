import { useCallback, useMemo } from 'react';
import { useAddressSearch } from '../../ui/address/use-address-search.ts';
import { type InboxAddress, type InboxFilter, inboxSearch, readInboxAddress } from './inbox-address.ts';

/** The view as the address bar has it; every change is a step that the back button undoes. */
export function useInboxAddress(): { address: InboxAddress; change: (filter: InboxFilter) => void } {
  const [search, changeSearch] = useAddressSearch();
  const address = useMemo(() => readInboxAddress(new URLSearchParams(search)), [search]);
  const change = useCallback(
    (filter: InboxFilter) => changeSearch(inboxSearch(filter, address.passing)),
    [changeSearch, address],
  );
  return { address, change };
}
