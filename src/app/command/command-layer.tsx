import { lazy, Suspense } from 'react';
import type { Caller } from '../../queries/session.ts';
import type { CommandPanel } from './use-command-keys.ts';

const CommandPalette = lazy(() =>
  import('./command-palette.tsx').then((module) => ({ default: module.CommandPalette })),
);
const KeyList = lazy(() => import('./key-list.tsx').then((module) => ({ default: module.KeyList })));

interface CommandLayerProps {
  panel: CommandPanel | null;
  caller: Caller;
  onClose: () => void;
}

/** Loaded at the first press of a key. */
export function CommandLayer({ panel, caller, onClose }: CommandLayerProps) {
  if (panel === null) return null;
  return (
    <Suspense>
      {panel === 'command' ? (
        <CommandPalette caller={caller} onClose={onClose} />
      ) : (
        <KeyList onClose={onClose} />
      )}
    </Suspense>
  );
}
