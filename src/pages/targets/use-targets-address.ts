import { useCallback, useMemo } from 'react';
import { useAddressSearch } from '../../ui/address/use-address-search.ts';
import { readTargetsAddress, type TargetsAddress, targetsSearch } from './targets-address.ts';

export type ChangeTargetsAddress = (
  part: Partial<Pick<TargetsAddress, 'filter' | 'sort'>>,
  options?: { replace: boolean },
) => void;

/** The view as the address bar has it; every change is a step that the back button undoes, unless it replaces. */
export function useTargetsAddress(): { address: TargetsAddress; change: ChangeTargetsAddress } {
  const [search, changeSearch] = useAddressSearch();
  const address = useMemo(() => readTargetsAddress(new URLSearchParams(search)), [search]);
  const change = useCallback<ChangeTargetsAddress>(
    (part, options) => changeSearch(targetsSearch({ ...address, ...part }), options),
    [changeSearch, address],
  );
  return { address, change };
}
