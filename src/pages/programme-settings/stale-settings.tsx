import { useEffect, useRef } from 'react';
import type { ProgrammeContent, ProgrammeSettingsVersion } from '../../contract/programme-settings.ts';
import { ThreeWay } from '../../ui/blocks/three-way.tsx';
import { useActorName } from '../../ui/format/actor-name.ts';
import { useSettingsMessages } from './messages.ts';
import { differingPaths } from './rules.ts';
import { useRuleTexts } from './use-rule-texts.ts';

interface StaleSettingsProps {
  seen: ProgrammeContent;
  theirs: ProgrammeSettingsVersion;
  mine: ProgrammeContent;
  busy: boolean;
  onOverwrite: () => void;
  onDiscard: () => void;
}

/** Somebody else put other rules in force meanwhile. */
export function StaleSettings({ seen, theirs, mine, ...rest }: StaleSettingsProps) {
  const t = useSettingsMessages();
  const texts = useRuleTexts();
  const actor = useActorName();
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed stands far below: what came of it is brought to the eye and the keyboard.
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView?.({ block: 'start' });
  }, []);
  return (
    <div ref={box} tabIndex={-1} className="settings-stale-edit wm-section-card">
      <ThreeWay
        {...rest}
        rows={differingPaths(seen, theirs.content, mine).map((path) => ({
          field: path,
          label: texts.name(path, mine),
          seen: texts.value(path, seen),
          theirs: texts.value(path, theirs.content),
          mine: texts.value(path, mine),
        }))}
      />
      <p className="wm-meta">
        {t('newerDetail', {
          by: actor(theirs.createdBy),
          version: String(theirs.version),
          note: theirs.note || '—',
        })}
      </p>
    </div>
  );
}
