import { useCallback, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

/**
 * The query of the address, and its change. The router commits a navigation in a transition, on a busy machine
 * noticeably later: until then the wanted query is answered with, so that a second choice builds on the first and a
 * field does not fall back to what it held before.
 */
export function useAddressSearch(): [
  search: string,
  changeSearch: (search: string, options?: { replace: boolean }) => void,
] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const [seen, setSeen] = useState(search);
  /** Wanted, not yet seen in the address; oldest first. */
  const [wanted, setWanted] = useState<readonly string[]>([]);
  if (search !== seen) {
    setSeen(search);
    // Anything else than one of ours is the back button or a link: it wins over what was still on its way.
    const at = wanted.indexOf(search);
    setWanted(at < 0 ? [] : wanted.slice(at + 1));
  }
  const latest = wanted.at(-1) ?? search;
  const changeSearch = useCallback(
    (next: string, options?: { replace: boolean }) => {
      if (next === latest) return;
      setWanted((before) => [...before, next]);
      void navigate({ search: next }, options);
    },
    [latest, navigate],
  );
  return [latest, changeSearch];
}
