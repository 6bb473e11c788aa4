import { useEffect, useState } from 'react';

export type CommandPanel = 'command' | 'keys';

/** Ctrl K (⌘ K) opens the palette from anywhere, `?` the list of keys unless somebody is typing. */
export function useCommandKeys() {
  const [panel, setPanel] = useState<CommandPanel | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        setPanel((now) => (now === 'command' ? null : 'command'));
      } else if (event.key === '?' && !isTyping(event.target)) {
        event.preventDefault();
        setPanel('keys');
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return { panel, open: setPanel, close: () => setPanel(null) };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
