import { useCallback, useMemo } from 'react';
import { useAddressSearch } from '../../ui/address/use-address-search.ts';
import { type MerchantsAddress, merchantsSearch, readMerchantsAddress } from './merchants-address.ts';

/** The view as the address bar has it; every change is a step that the back button undoes. */
export function useMerchantsAddress() {
  const [search, changeSearch] = useAddressSearch();
  const address = useMemo(() => readMerchantsAddress(new URLSearchParams(search)), [search]);
  const change = useCallback(
    (part: Partial<Omit<MerchantsAddress, 'ignored' | 'model'>>) =>
      changeSearch(merchantsSearch({ ...address, ...part })),
    [changeSearch, address],
  );
  return { address, change };
}
