import { useCallback, useMemo } from 'react';
import { useAddressSearch } from '../../ui/address/use-address-search.ts';
import { type DirectoryAddress, directorySearch, readDirectoryAddress } from './directory-address.ts';

export type AddressChange = Partial<Pick<DirectoryAddress, 'filter' | 'sort' | 'columns'>>;

/** The view as the address bar has it; every change is a step that the back button undoes, unless it replaces. */
export function useDirectoryAddress(): {
  address: DirectoryAddress;
  change: (part: AddressChange, options?: { replace: boolean }) => void;
} {
  const [search, changeSearch] = useAddressSearch();
  const address = useMemo(() => readDirectoryAddress(new URLSearchParams(search)), [search]);
  const change = useCallback(
    (part: AddressChange, options?: { replace: boolean }) =>
      changeSearch(directorySearch({ ...address, ...part }), options),
    [changeSearch, address],
  );
  return { address, change };
}
