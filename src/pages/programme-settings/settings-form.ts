import type { ProgrammeContent } from '../../contract/programme-settings.ts';
import type { SettingFaults } from './setting-faults.ts';

/** What the parts of the form share. */
export interface SettingsForm {
  content: ProgrammeContent;
  faults: SettingFaults;
  /** Null: the reader may look only. */
  onChange: ((content: ProgrammeContent) => void) | null;
}
