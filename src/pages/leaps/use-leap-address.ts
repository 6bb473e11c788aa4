import { useCallback, useMemo } from 'react';
import { useAddressSearch } from '../../ui/address/use-address-search.ts';
import { type LeapAddress, leapSearch, readLeapAddress } from './leap-address.ts';

type Change = Partial<Pick<LeapAddress, 'filter' | 'sort'>>;

/** The view as the address bar has it; every change is a step that the back button undoes, unless it replaces. */
export function useLeapAddress(): {
  address: LeapAddress;
  change: (part: Change, options?: { replace: boolean }) => void;
} {
  const [search, changeSearch] = useAddressSearch();
  const address = useMemo(() => readLeapAddress(new URLSearchParams(search)), [search]);
  const change = useCallback(
    (part: Change, options?: { replace: boolean }) =>
      changeSearch(leapSearch({ ...address, ...part }), options),
    [changeSearch, address],
  );
  return { address, change };
}
