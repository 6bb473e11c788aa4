import { type RefObject, useEffect } from 'react';

const STEPS: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * j and k go through the alerts from anywhere on the page, the arrows once one of them has the focus; `e` marks the
 * focused one as read. Enter is the link's own.
 * @param isLeaving true where a read alert leaves the list: the focus then goes on to its neighbour
 */
export function useAlertKeys(
  list: RefObject<HTMLElement | null>,
  onRead: (id: string) => void,
  isLeaving: boolean,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      const stops = [...(list.current?.querySelectorAll<HTMLElement>('[data-alert-stop]') ?? [])];
      const row = document.activeElement?.closest<HTMLElement>('[data-alert]') ?? null;
      const at = row ? stops.findIndex((stop) => row.contains(stop)) : -1;
      const step = STEPS[event.key];
      if (step !== undefined) {
        if (row === null && event.key.startsWith('Arrow')) return;
        const next = at < 0 ? stops[0] : stops[at + step];
        if (!next) return;
        event.preventDefault();
        next.focus();
      } else if (event.key === 'e' && row?.dataset.alert) {
        event.preventDefault();
        onRead(row.dataset.alert);
        const neighbour = stops[at + 1] ?? stops[at - 1];
        if (isLeaving) neighbour?.focus();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [list, onRead, isLeaving]);
}

/** Somebody is typing, choosing, or has a layer open. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="dialog"], [role="radiogroup"]') !== null)
  );
}
